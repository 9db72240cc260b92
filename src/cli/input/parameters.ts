import type { ParameterOverride } from '../../analysis/assembly/parameter-overrides';
import type { StackTemplate } from '../../analysis/assembly/stack-template';
import { fromTemplate } from '../../analysis/symbolic/symbolic-string';
import { UnusableInput } from './unusable-input';

/** `STACK.NAME=VALUE`: a construct path may have dots, the name of a parameter has none. */
export function parseParameters(written: readonly string[]): readonly ParameterOverride[] {
  const overrides = written.map(parseParameter);
  overrides.forEach(({ stack, name }, index) => {
    if (overrides.findIndex((other) => other.stack === stack && other.name === name) !== index) {
      throw new UnusableInput('Usage', `--parameter gives ${stack}.${name} twice; give one value`);
    }
  });
  return overrides;
}

function parseParameter(written: string): ParameterOverride {
  const [, stack, name, value] = /^([^=]+)\.([A-Za-z0-9]+)=(.*)$/s.exec(written) ?? [];
  if (stack === undefined) {
    throw new UnusableInput('Usage', `--parameter is ${JSON.stringify(written)}; give STACK.NAME=VALUE`);
  }
  return { stack, name, value: fromTemplate(value) };
}

/** A value that reaches no parameter would be taken for one that was proven. */
export function requireParameters(stacks: readonly StackTemplate[], overrides: readonly ParameterOverride[]): void {
  const outermost = stacks.filter(({ nestedIn }) => nestedIn === undefined);
  for (const { stack: wanted, name } of overrides) {
    const named = outermost.filter((stack) => stack.path === wanted || stack.name === wanted);
    if (named.length === 0) {
      throw new UnusableInput(
        'ParameterUnknown',
        `--parameter names the stack ${JSON.stringify(wanted)}, which no assembly has; `
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
    if (!named.some(({ template }) => Object.hasOwn(template.Parameters ?? {}, name))) {
      throw new UnusableInput('ParameterUnknown', `--parameter names ${wanted}.${name}, but the stack has no parameter ${name}`);
    }
  }
}
