import type { ParameterOverride } from '../../analysis/assembly/parameter-overrides';
import type { StackOutput, StackTemplate } from '../../analysis/assembly/stack-template';
import { fromTemplate } from '../../analysis/symbolic/symbolic-string';
import { UnusableInput } from './unusable-input';

/** `[STACK.]NAME=VALUE`: a construct path may have dots, the name of a parameter has none. */
export interface WrittenParameter {
  /** @default - every stack that has such a parameter */
  readonly stack?: string;
  readonly name: string;
  readonly value: string;
}

/** Parameters that are given a value, and those that are given the output of another stack. */
export interface GivenParameters {
  readonly values: readonly ParameterOverride[];
  readonly outputs: readonly WrittenParameter[];
}

/** Reads what is written, of which nothing may be given twice. */
export function parseParameters(written: readonly string[]): readonly WrittenParameter[] {
  const parameters = written.map(parseParameter);
  parameters.forEach(({ stack, name }, index) => {
    if (parameters.findIndex((other) => other.stack === stack && other.name === name) !== index) {
      throw new UnusableInput('Usage', `--parameter gives ${describe({ stack, name })} twice; give one value`);
    }
  });
  return parameters;
}

function parseParameter(written: string): WrittenParameter {
  const [, stack, name, value] = /^(?:([^=]+)\.)?([A-Za-z0-9]+)=(.*)$/s.exec(written) ?? [];
  if (name === undefined) {
    throw new UnusableInput('Usage', `--parameter is ${JSON.stringify(written)}; give [STACK.]NAME=VALUE`);
  }
  return stack === undefined ? { name, value } : { stack, name, value };
}

function describe({ stack, name }: Pick<WrittenParameter, 'stack' | 'name'>): string {
  return stack === undefined ? name : `${stack}.${name}`;
}

/** A value that names a stack and, behind a dot, something in it is an output of that stack. */
export function separateOutputs(
  parameters: readonly WrittenParameter[],
  isStack: (name: string) => boolean,
): GivenParameters {
  const isOutput = ({ value }: WrittenParameter) => isStack(splitOutput(value).stack);
  return {
    values: parameters.filter((each) => !isOutput(each))
      .map(({ value, ...rest }) => ({ ...rest, value: fromTemplate(value) })),
    outputs: parameters.filter(isOutput),
  };
}

function splitOutput(value: string): { readonly stack: string; readonly output: string } {
  const [, stack = '', output = ''] = /^(.+)\.([A-Za-z0-9]+)$/s.exec(value) ?? [];
  return { stack, output };
}

/** Gives the outputs to the parameters, once all stacks are there. */
export function bindOutputs(
  stacks: readonly StackTemplate[],
  { outputs, values }: GivenParameters,
): readonly StackTemplate[] {
  const outermost = stacks.filter(({ nestedIn }) => nestedIn === undefined);
  const bound = outputs.map((parameter) => ({ ...parameter, output: findOutput(outermost, parameter) }))
    .sort((a, b) => Number(a.stack !== undefined) - Number(b.stack !== undefined));
  return outputs.length === 0 ? stacks : stacks.map((stack) => {
    // what is given to one stack comes before what is given to all
    const isGiven = (name: string) => values.some((value) => value.name === name && value.stack !== undefined
      && isMeant(stack, value.stack));
    const own = bound.filter(({ stack: wanted, name }) => stack.nestedIn === undefined && isMeant(stack, wanted)
      && hasParameter(stack, name) && (wanted !== undefined || !isGiven(name)));
    return own.length === 0 ? stack : { ...stack, bound: new Map(own.map(({ name, output }) => [name, output])) };
  });
}

function isMeant({ path, name }: StackTemplate, wanted: string | undefined): boolean {
  return wanted === undefined || path === wanted || name === wanted;
}

function hasParameter({ template }: StackTemplate, name: string): boolean {
  return Object.hasOwn(template.Parameters ?? {}, name);
}

function findOutput(stacks: readonly StackTemplate[], parameter: WrittenParameter): StackOutput {
  const { stack: wanted, output } = splitOutput(parameter.value);
  const [found] = requireStacks(stacks, wanted);
  if (!Object.hasOwn(found.template.Outputs ?? {}, output)) {
    throw new UnusableInput(
      'ParameterUnknown',
      `--parameter gives ${describe(parameter)} the output ${wanted}.${output}, but the stack has no output ${output}`,
    );
  }
  return { assembly: found.assembly, path: found.path, output };
}

/** A value that reaches no parameter would be taken for one that was proven. */
export function requireParameters(
  stacks: readonly StackTemplate[],
  parameters: readonly Pick<WrittenParameter, 'stack' | 'name'>[],
): void {
  const outermost = stacks.filter(({ nestedIn }) => nestedIn === undefined);
  for (const { stack: wanted, name } of parameters) {
    if (wanted === undefined && !outermost.some((stack) => hasParameter(stack, name))) {
      throw new UnusableInput('ParameterUnknown', `--parameter names ${name}, but no stack has a parameter ${name}`);
    }
    if (wanted !== undefined && !requireStacks(outermost, wanted).some((stack) => hasParameter(stack, name))) {
      throw new UnusableInput('ParameterUnknown', `--parameter names ${wanted}.${name}, but the stack has no parameter ${name}`);
    }
  }
}

/** The stacks of one path; several assemblies may have it. */
function requireStacks(outermost: readonly StackTemplate[], wanted: string): readonly StackTemplate[] {
  const named = outermost.filter((stack) => isMeant(stack, wanted));
  if (named.length === 0) {
    throw new UnusableInput(
      'ParameterUnknown',
      `--parameter names the stack ${JSON.stringify(wanted)}, which no assembly and no template has; `
      + `there are ${outermost.slice(0, 10).map(({ path }) => path).join(', ')}`,
    );
  }
  if (new Set(named.map(({ path }) => path)).size > 1) {
    throw new UnusableInput(
      'ParameterUnknown',
      `--parameter names the stack ${JSON.stringify(wanted)}, of which there are several; `
      + `give one of the construct paths ${named.map(({ path }) => path).join(', ')}`,
    );
  }
  return named;
}
