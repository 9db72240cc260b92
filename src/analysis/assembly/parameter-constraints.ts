import { textAt } from '../symbolic/json-members';
import type { TemplateParameter } from './stack-template';

type Compare = (value: string, limit: string) => boolean;

/** A limit of a parameter: what a value is compared by, and what it then is. */
type Constraint = readonly [name: keyof TemplateParameter, isBroken: Compare, what: string];

const OF_TEXTS: readonly Constraint[] = [
  ['MinLength', (value, limit) => value.length < Number(limit), 'is shorter than its MinLength'],
  ['MaxLength', (value, limit) => value.length > Number(limit), 'is longer than its MaxLength'],
  ['AllowedPattern', (value, pattern) => compile(pattern)?.test(value) === false, 'does not match its AllowedPattern'],
];

const OF_NUMBERS: readonly Constraint[] = [
  ['MinValue', (value, limit) => Number(value) < Number(limit), 'is less than its MinValue'],
  ['MaxValue', (value, limit) => Number(value) > Number(limit), 'is more than its MaxValue'],
];

/** Classes of characters, and characters that stand for themselves, each with how often it is there. */
const SIMPLE_PATTERN = /^\^?((?:(?:\[\^?[\w\-.:/@+=, ]+\]|\\[dw.]|[\w\-:/@ ])(?:[*+?]|\{\d{1,3}(?:,\d{0,3})?\})?)*)\$?$/;
/** A pattern that repeats more takes too long to match, whatever the value. */
const MOST_REPETITIONS = 3;
const LONGEST_VALUE = 1000;

/**
 * What is wrong with a value of a parameter, after its text; lists and types of AWS are not looked at.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
 */
export function findBrokenConstraint(parameter: TemplateParameter, value: string): string | undefined {
  if (parameter.Type === 'Number' && Number.isNaN(Number(value.trim() || NaN))) {
    return 'is no number';
  }
  const constraints = parameter.Type === 'Number' ? OF_NUMBERS : parameter.Type === 'String' ? OF_TEXTS : [];
  return constraints.find(([name, isBroken]) => {
    const limit = textAt(parameter, name);
    return limit !== undefined && isBroken(value, limit);
  })?.[2];
}

/** CloudFormation has a pattern match the whole value, and reads it as Java does: only a simple one is tried. */
function compile(pattern: string): Pick<RegExp, 'test'> | undefined {
  const [, body] = SIMPLE_PATTERN.exec(pattern) ?? [];
  if (body === undefined || body.replace(/[^*+{?]/g, '').length > MOST_REPETITIONS) {
    return undefined;
  }
  const expression = new RegExp(`^(?:${body})$`);
  return { test: (value) => value.length > LONGEST_VALUE || expression.test(value) };
}
