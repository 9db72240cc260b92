import { isObject, listAt, textAt } from '../symbolic/json-members';
import { isSymbolic, showValue } from '../symbolic/symbolic-string';
import { ANY_VALUE, NULL, OPERATORS, UNSUPPORTED } from './condition-operators';
import type { DocumentReader } from './document-reader';
import { enterElement, isUndetermined, UNRESOLVED_ELEMENT } from './document-reader';
import type { Condition } from './policy-document';
import { indexStrings, listVariables, parsePolicyString } from './policy-string';

const SETS = ['ForAnyValue', 'ForAllValues'] as const;
const IF_EXISTS = 'IfExists';

type OperatorName = Pick<Condition, 'written' | 'set' | 'operator' | 'ifExists'>;

/**
 * `undefined` after a problem.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html
 */
export function parseConditions(
  value: unknown,
  reader: DocumentReader,
): readonly Condition[] | typeof UNRESOLVED_ELEMENT | undefined {
  if (isUndetermined(value)) {
    return UNRESOLVED_ELEMENT;
  }
  if (!isObject(value)) {
    reader.reportProblem(`Condition is ${showValue(value)}; give an object with condition operators`);
    return undefined;
  }
  const parsed = Object.entries(value).map(([operator, block]) =>
    parseOperatorBlock(operator, block, enterElement(reader, operator)));
  if (parsed.includes(UNRESOLVED_ELEMENT)) {
    return UNRESOLVED_ELEMENT;
  }
  const known = parsed.filter((each) => Array.isArray(each));
  return known.length === parsed.length ? known.flat() : undefined;
}

function parseOperatorBlock(
  written: string,
  block: unknown,
  reader: DocumentReader,
): readonly Condition[] | typeof UNRESOLVED_ELEMENT | undefined {
  const name = parseOperatorName(written);
  if (name === undefined) {
    reader.reportProblem(`unknown condition operator ${showValue(written)}`);
    return undefined;
  }
  if (isUndetermined(block)) {
    return UNRESOLVED_ELEMENT;
  }
  if (!isObject(block)) {
    reader.reportProblem(`${written} is ${showValue(block)}; give an object with condition keys`);
    return undefined;
  }
  const conditions = Object.entries(block).map(([key, values]) =>
    parseCondition(name, key, values, enterElement(reader, key)));
  return conditions.every((each) => each !== undefined) ? conditions : undefined;
}

function parseOperatorName(written: string): OperatorName | undefined {
  if (UNSUPPORTED.has(written)) {
    return { written, operator: written, ifExists: false };
  }
  const set = SETS.find((each) => written.startsWith(`${each}:`));
  const rest = set === undefined ? written : written.slice(set.length + 1);
  const ifExists = rest.endsWith(IF_EXISTS);
  const operator = ifExists ? rest.slice(0, -IF_EXISTS.length) : rest;
  const known = operator === 'Null' ? written === operator : OPERATORS.has(operator) || UNSUPPORTED.has(operator);
  return known ? { written, operator, ifExists, ...(set === undefined ? {} : { set }) } : undefined;
}

function parseCondition(
  name: OperatorName,
  key: string,
  value: unknown,
  reader: DocumentReader,
): Condition | undefined {
  const { syntax, accepts } = name.operator === 'Null' ? NULL : OPERATORS.get(name.operator) ?? ANY_VALUE;
  const written = listAt(value).map((each) => textAt(each));
  const accepted = written.filter((text) => text !== undefined).filter((text) => isSymbolic(text) || accepts(text));
  if (written.length === 0 || accepted.length < written.length) {
    reader.reportProblem(`${showValue(value)} is no value for ${name.written}`);
    return undefined;
  }
  const values = accepted.map((text) =>
    parsePolicyString(text, { ...syntax, variables: syntax.variables && reader.variables }));
  const { written: operatorText, set, operator, ifExists } = name;
  const patterns = indexStrings(values);
  return { written: operatorText, set, operator, ifExists, key, lowerKey: key.toLowerCase(), values, patterns };
}

/** The keys of conditions and of their policy variables, in lower case. */
export function collectKeys(conditions: readonly Condition[]): readonly string[] {
  return conditions.flatMap(({ lowerKey, values }) => [lowerKey, ...values.flatMap(listVariables)]);
}
