import type { StackTemplate, TemplateBody } from '../../../../src/analysis/assembly/stack-template';
import { at as valueAt, isList, isMembers, replaced } from '../json';
import { stackMutant, withTemplate } from '../mutant';
import type { Change, ExampleModel, Json, Members, Mutant, Path } from '../mutant';
import type { MutatedResource } from '../mutated-resource';

/** Another value at a path of a template; `undefined` drops what is there. */
export type Edit = readonly [Path, Json | undefined];

/** What an edit is called, and what it meets. */
export type Words = Pick<Change, 'by'> & Partial<Pick<Change, 'at' | 'was'>>;

export function edit(template: TemplateBody, edits: readonly Edit[]): TemplateBody {
  const body = template as unknown as Json;
  return edits.reduce((changed, [path, value]) => replaced(changed, path, value), body) as unknown as TemplateBody;
}

/** A mutant of one resource, which may take several edits of its template. */
export function edited(address: MutatedResource, { by, at = '', was = '' }: Words, ...edits: readonly Edit[]): Mutant {
  const { model, stack, id, part } = address;
  return transformed(model, stack, { part, at, by, was }, [id, by, was], (stacks) => stacks.map((each) =>
    (each === stack ? withTemplate(each, edit(each.template, edits)) : each)));
}

/** A mutant of the whole world. */
export function transformed(
  model: ExampleModel,
  stack: StackTemplate,
  change: Change,
  name: Path,
  transform: (stacks: readonly StackTemplate[]) => readonly StackTemplate[],
): Mutant {
  return { ...stackMutant(model, stack, change, name, {}), apply: () => transform(model.stacks) };
}

/** Below the properties of the resource. */
export function property({ id }: MutatedResource, ...steps: Path): Path {
  return ['Resources', id, 'Properties', ...steps];
}

export function read({ resource }: MutatedResource, ...steps: Path): Json | undefined {
  return valueAt(resource, ['Properties', ...steps]);
}

export function listOf(address: MutatedResource, ...steps: Path): readonly Json[] {
  const value = read(address, ...steps);
  return isList(value) ? value : [];
}

export function membersOf(value: Json | undefined): Members {
  return isMembers(value) ? value : {};
}

export function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Another stack of the same place, deployed after this one. */
export function laterStack(stack: StackTemplate, resources: Members, more: Partial<StackTemplate> = {}): StackTemplate {
  return {
    ...stack,
    path: 'Later',
    name: 'Later',
    templatePath: `${stack.assembly}/Later.template.json`,
    template: { Resources: resources } as unknown as TemplateBody,
    written: undefined,
    dependencies: [stack.path],
    constructPaths: new Map(),
    nestedIn: undefined,
    ...more,
  };
}

/** Another text everywhere in the templates of a world. */
export function renamed(stacks: readonly StackTemplate[], from: string, to: string): readonly StackTemplate[] {
  return stacks.map((stack) =>
    withTemplate(stack, JSON.parse(JSON.stringify(stack.template).split(from).join(to)) as TemplateBody));
}

export function partitionOf({ region = '' }: StackTemplate): string {
  return region.startsWith('cn-') ? 'aws-cn' : 'aws';
}

interface NamedRole {
  readonly arn: string;
  readonly account: string;
}

/** The ARN of a replication role that has a name, and its account. */
export function namedRole({ model, parts }: MutatedResource): NamedRole | undefined {
  const [role] = model.stacks.flatMap((stack) => Object.entries(membersOf(stack.template.Resources as unknown as Json))
    .filter(([id]) => parts.of(stack.path, id) === 'replication role')
    .flatMap(([, resource]) => {
      const name = textOf(valueAt(resource, ['Properties', 'RoleName']));
      const path = textOf(valueAt(resource, ['Properties', 'Path'])) ?? '/';
      const { account } = stack;
      return name === undefined || account === undefined ? [] : [{ arn: `arn:${partitionOf(stack)}:iam::${account}:role${path}${name}`, account }];
    }));
  return role;
}
