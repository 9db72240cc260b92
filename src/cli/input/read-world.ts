import { readAssembly } from '../../analysis/assembly/read-assembly';
import type { StackTemplate } from '../../analysis/assembly/stack-template';
import { resolveDirectories } from './directories';
import type { WrittenParameter } from './parameters';
import { bindOutputs, parseParameters, requireParameters, separateOutputs } from './parameters';
import { createLocator } from './templates/locator';
import type { Locate } from './templates/locator';
import { orderTemplates } from './templates/order';
import type { NamedTemplate } from './templates/read-templates';
import { GivenTemplates, nameTemplates } from './templates/read-templates';
import type { TemplateArgument } from './templates/template-argument';
import { parseTemplateArgument, requireAccount, requireRegion } from './templates/template-argument';
import { UnusableInput } from './unusable-input';

/** What the command line says of templates. */
export interface WorldOptions {
  /** `[STACK.]NAME=VALUE`. */
  readonly parameter?: readonly string[];
  /** Of the templates that are given without. */
  readonly account?: string;
  readonly region?: string;
  /** Is told what is being done. */
  readonly status?: (text: string) => void;
}

/** Everything that is proven together: the stacks of assemblies, and of templates that are given by themselves. */
export interface World {
  readonly stacks: readonly StackTemplate[];
  /** Absolute paths of folders. */
  readonly assemblies: readonly string[];
  readonly templates: readonly NamedTemplate[];
  readonly locate: Locate;
}

/** Reads everything that is given as one deployment. */
export function readWorld(given: readonly string[], options: WorldOptions = {}): World {
  const { templates, folders } = separate(given, options);
  const assemblies = resolveDirectories(folders);
  const parameters = parseParameters(options.parameter ?? []);
  const separated = separateOutputs(parameters, findStackNames(parameters, assemblies, templates));
  const reader = new GivenTemplates();
  const inputs = [
    ...assemblies.map((assembly) => () => readAssembly(assembly, separated.values)),
    ...templates.map((template) => () => reader.readStacks(template, separated.values)),
  ];
  const all = bindOutputs(inputs.flatMap((read, index) => {
    options.status?.(`reading ${index + 1} of ${inputs.length}`);
    return read();
  }), separated);
  requireParameters(all, parameters);
  return { stacks: orderGiven(all), assemblies, templates, locate: createLocator(reader) };
}

function separate(
  given: readonly string[],
  { account, region }: WorldOptions,
): { readonly templates: readonly NamedTemplate[]; readonly folders: readonly string[] } {
  const defaults = {
    account: account === undefined ? undefined : requireAccount(account, `--account ${account}`),
    region: region === undefined ? undefined : requireRegion(region, `--region ${region}`),
  };
  const parsed = given.map((written) => ({ written, template: parseTemplateArgument(written, defaults) }));
  requireUnplaced(given, { account, region });
  return {
    templates: nameTemplates(parsed.flatMap(({ template }) => template ?? [])),
    folders: parsed.filter(({ template }) => template === undefined).map(({ written }) => written),
  };
}

/** An account or a Region that is no template's would be taken for that of an assembly. */
function requireUnplaced(given: readonly string[], { account, region }: WorldOptions): void {
  const flags = [...(account === undefined ? [] : [`--account ${account}`]), ...(region === undefined ? [] : [`--region ${region}`])];
  if (flags.length > 0 && !given.some((written) => isUnplaced(parseTemplateArgument(written, {})))) {
    throw new UnusableInput('Usage', `${flags.join(' and ')} would not be used: it is for templates that are given without @ACCOUNT/REGION, `
      + 'and the manifest of an assembly says where its stacks are deployed; leave it out');
  }
}

function isUnplaced(template: TemplateArgument | undefined): boolean {
  return template !== undefined && template.account === undefined;
}

/** Whether something is the name of a stack; assemblies are read for it where a parameter may be given an output. */
function findStackNames(
  parameters: readonly WrittenParameter[],
  assemblies: readonly string[],
  templates: readonly NamedTemplate[],
): (name: string) => boolean {
  const names = new Set(templates.flatMap(({ name, path }) => [name, path]));
  if (parameters.some(({ value }) => value.includes('.'))) {
    assemblies.flatMap((assembly) => readAssembly(assembly)).filter(({ nestedIn }) => nestedIn === undefined)
      .forEach(({ name, path }) => [name, path].forEach((each) => names.add(each)));
  }
  return (name) => names.has(name);
}

function orderGiven(stacks: readonly StackTemplate[]): readonly StackTemplate[] {
  const given = stacks.filter(({ standsAlone }) => standsAlone !== undefined);
  const order = given.length === 0 ? new Map<string, readonly string[]>() : orderTemplates(given, stacks);
  return stacks.map((stack) => {
    const dependencies = stack.standsAlone === undefined ? undefined : order.get(stack.standsAlone);
    return dependencies === undefined ? stack : { ...stack, dependencies };
  });
}
