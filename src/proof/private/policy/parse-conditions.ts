import type { Condition } from './document';
import { OPERATORS, UNSUPPORTED } from './operators';
import type { Reader } from './parse-values';
import { at, isObject, isUnresolved, listOf, shown, UNRESOLVED } from './parse-values';
import { template, variablesOf } from './template';
import type { Text } from '../text/text';
import { isMarked } from '../text/text';

type OperatorName = Pick<Condition, 'written' | 'set' | 'operator' | 'ifExists'>;

/**
 * `undefined` after a complaint.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html
 */
export function parseConditions(value: unknown, reader: Reader): readonly Condition[] | typeof UNRESOLVED | undefined {
  if (isUnresolved(value)) {
    return UNRESOLVED;
  }
  if (!isObject(value)) {
    reader.complain(`Condition is ${shown(value)}; give an object with condition operators`);
    return undefined;
  }
  const parsed = Object.entries(value).map(([operator, block]) => ofOperator(operator, block, at(reader, operator)));
  if (parsed.includes(UNRESOLVED)) {
    return UNRESOLVED;
  }
  const known = parsed.filter((each) => Array.isArray(each));
  return known.length === parsed.length ? known.flat() : undefined;
}

function ofOperator(
  written: string,
  block: unknown,
  reader: Reader,
): readonly Condition[] | typeof UNRESOLVED | undefined {
  const name = operatorName(written);
  if (name === undefined) {
    reader.complain(`unknown condition operator ${shown(written)}`);
    return undefined;
  }
  if (isUnresolved(block)) {
    return UNRESOLVED;
  }
  if (!isObject(block)) {
    reader.complain(`${written} is ${shown(block)}; give an object with condition keys`);
    return undefined;
  }
  const conditions = Object.entries(block).map(([key, values]) => ofKey(name, key, values, at(reader, key)));
  return conditions.every((each) => each !== undefined) ? conditions : undefined;
}

function operatorName(written: string): OperatorName | undefined {
  const [, set, rest] = /^(?:(ForAnyValue|ForAllValues):)?(.*)$/s.exec(written) ?? [];
  const ifExists = rest.endsWith('IfExists');
  const operator = ifExists ? rest.slice(0, -'IfExists'.length) : rest;
  const known = OPERATORS.has(operator) || UNSUPPORTED.has(operator);
  if (!known || (operator === 'Null' && rest !== written) || (operator === 'Null' && ifExists)) {
    return undefined;
  }
  return { written, operator, ifExists, ...(set === undefined ? {} : { set: set as NonNullable<Condition['set']> }) };
}

function ofKey(name: OperatorName, key: string, value: unknown, reader: Reader): Condition | undefined {
  const texts = listOf(value).map(textOf);
  const { syntax, accepts } = OPERATORS.get(name.operator) ?? OPERATORS.get('StringEquals')!;
  const refused = texts.find((text) => text === undefined || !(isMarked(text) || accepts(text)));
  if (texts.length === 0 || refused !== undefined || texts.includes(undefined)) {
    reader.complain(`${shown(value)} is no value for ${name.written}`);
    return undefined;
  }
  const values = texts.filter((text) => text !== undefined)
    .map((text) => template(text, { ...syntax, variables: syntax.variables && reader.variables }));
  return { ...name, key, lowerKey: key.toLowerCase(), values };
}

function textOf(value: unknown): Text | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** The keys that decide about conditions, in lower case. */
export function keysOf(conditions: readonly Condition[]): readonly string[] {
  return conditions.flatMap(({ lowerKey, values }) => [lowerKey, ...values.flatMap(variablesOf)]);
}
