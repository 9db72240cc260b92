import type { StackTemplate } from '../../../src/analysis/assembly/stack-template';
import { additions } from './additions';
import { at as valueAt, texts } from './json';
import { kinds } from './kinds';
import { isLeaf, nodesIn } from './leaves';
import type { Node } from './leaves';
import { stackMutant, templateMutant } from './mutant';
import type { ExampleModel, Json, Members, Mutant, Path } from './mutant';
import { partsOf } from './parts';
import type { Parts } from './parts';
import { OTHER_ACCOUNT, OTHER_REGION, otherValues } from './values';

/** Sections and attributes that are not walked: what a resource is, is tried by dropping it. */
const NOT_WALKED: ReadonlySet<string> = new Set(['Type', 'Resources']);

/** Every mutant of a world, always in the same order. */
export function mutantsOf(model: ExampleModel): Mutant[] {
  const parts = partsOf(model);
  if (model.byHand) {
    return model.stacks.flatMap((stack) => kinds(model, stack, parts));
  }
  return model.stacks.flatMap((stack, index) => [
    ...ofEnvironment(model, stack),
    ...ofSections(model, stack, parts),
    ...Object.keys(stack.template.Resources ?? {}).flatMap((id) => ofResource(model, stack, id, parts)),
    ...(model.before === undefined ? [...additions(model, stack, parts), ...kinds(model, stack, parts)] : []),
  ].filter(({ path }) => isNew(model, index, path)));
}

/** Leaves that are alike in another form of the same example are mutated there. */
function isNew({ before, stacks }: ExampleModel, index: number, path: string): boolean {
  const other = before?.[index];
  const steps = JSON.parse(path.slice(path.indexOf(' ') + 1)) as Path;
  return other === undefined || texts(valueAt(bodyOf(stacks[index]), steps)) !== texts(valueAt(bodyOf(other), steps));
}

function bodyOf({ template, dependencies, region = '', account = '' }: StackTemplate): Json {
  return { ...(template as unknown as Members), $dependencies: dependencies, $region: region, $account: account };
}

function ofEnvironment(model: ExampleModel, stack: StackTemplate): Mutant[] {
  const { dependencies, path: was } = stack;
  const part = 'stack';
  return [
    ...dependencies.map((name, index) => stackMutant(model, stack,
      { part, at: 'dependencies[]', by: 'drop', was: reads(model, stack, name) ? `${name}, which it reads` : name },
      ['$dependencies', index],
      { dependencies: dependencies.filter((other) => other !== name) })),
    stackMutant(model, stack, { part, at: 'region', by: 'other Region', was }, ['$region'], { region: OTHER_REGION }),
    stackMutant(model, stack, { part, at: 'account', by: 'other account', was }, ['$account'], { account: OTHER_ACCOUNT }),
  ];
}

/** Whether a stack names another in a reference to its outputs. */
function reads({ stacks }: ExampleModel, { template }: StackTemplate, path: string): boolean {
  const names = stacks.filter((other) => other.path === path).map(({ name }) => `"StackName":"${name}"`);
  return names.some((name) => JSON.stringify(template).includes(name));
}

/** Parameters, outputs, rules and the like. */
function ofSections(model: ExampleModel, stack: StackTemplate, parts: Parts): Mutant[] {
  return Object.entries(stack.template as unknown as Members).filter(([section]) => !NOT_WALKED.has(section))
    .flatMap(([section, members]) => nodesIn(members, section, [section]).flatMap((node) => {
      const name = String(node.path[1]);
      const part = section === 'Outputs' ? (parts.isRead(name) ? 'output that is read' : 'output') : section;
      return ofNode(model, stack, part, { ...node, at: node.at.replace(`.${name}`, '') });
    }));
}

function ofResource(model: ExampleModel, stack: StackTemplate, id: string, parts: Parts): Mutant[] {
  const part = parts.of(stack.path, id);
  const resource = valueAt(stack.template as unknown as Json, ['Resources', id]) as Members;
  return [
    templateMutant(model, stack, { part, at: '', by: 'drop resource', was: texts(resource) }, ['Resources', id], undefined),
    ...Object.entries(resource).filter(([name]) => !NOT_WALKED.has(name)).flatMap(([name, value]) => [
      ...(name === 'Properties' ? [] : ofNode(model, stack, part, { path: ['Resources', id, name], at: name, value, isPart: true })),
      ...nodesIn(value, name, ['Resources', id, name]).flatMap((node) => ofNode(model, stack, part, node)),
    ]),
  ].map((mutant) => ({ ...mutant, change: { ...mutant.change, type: String(resource.Type) } }));
}

function ofNode(model: ExampleModel, stack: StackTemplate, part: string, { path, at, value, isPart }: Node): Mutant[] {
  const was = texts(value);
  const others = isLeaf(value) ? otherValues(value, /\.(?:Not)?Action(?:\[\])?$/.test(at)) : [];
  return [
    ...(isPart ? [templateMutant(model, stack, { part, at, by: 'drop', was }, path, undefined)] : []),
    ...others.map((other) => templateMutant(model, stack, { part, at, by: other.by, was }, path, other.value)),
  ];
}
