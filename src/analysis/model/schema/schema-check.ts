import { at, listAt, textAt } from '../../symbolic/json-members';
import { equal } from '../../symbolic/pattern';
import type { SymbolicString } from '../../symbolic/symbolic-string';
import { hasUndetermined, hasUnknown, isSymbolic, PARTS, showValue } from '../../symbolic/symbolic-string';
import type { SchemaProblem } from '../inspection';

/** Finds what is wrong with a configuration, or with a rule; property paths are relative to it. */
export type SchemaCheck = (value: unknown) => readonly SchemaProblem[];

export type Path = readonly (string | number)[];

/** A string that is known before deployment. */
export function literalAt(value: unknown, ...path: Path): SymbolicString | undefined {
  const text = textAt(value, ...path);
  return text === undefined || isSymbolic(text) ? undefined : text;
}

export function has(value: unknown, ...path: Path): boolean {
  return at(value, ...path) !== undefined;
}

/** Whether the element exists, or may exist: an element around it is known only at deployment. */
export function mayHave(value: unknown, ...path: Path): boolean {
  return path.some((_key, index) => isSymbolic(textAt(value, ...path.slice(0, index)) ?? '')) || has(value, ...path);
}

/** Rejects what a predicate is true for. */
export function reject(isWrong: (value: unknown) => boolean, message: string, ...path: Path): SchemaCheck {
  return (value) => (isWrong(value) ? [{ message, propertyPath: path.join('.') }] : []);
}

/** A problem that is none for sure: AWS does not say, or its answers differ. */
export function doubt(isOpen: (value: unknown) => boolean, message: string, ...path: Path): SchemaCheck {
  return (value) => (isOpen(value) ? [{ message, propertyPath: path.join('.'), undecided: true }] : []);
}

/** With a letter for each part: what AWS generates has neither slash nor colon, so that an id alone is no ARN. */
export function replaceParts(text: SymbolicString): string {
  return text.replace(PARTS, 'x');
}

/** What can be told of the format of a text; `undefined` where it has parts that may be anything. */
function formatAt(value: unknown, ...path: Path): string | undefined {
  const text = textAt(value, ...path);
  return text === undefined || hasUnknown(text) ? undefined : replaceParts(text);
}

/** Requires a format; what is missing or may be anything is not checked. */
export function requireFormat(pattern: RegExp, message: string, ...path: Path): SchemaCheck {
  return reject((value) => {
    const found = formatAt(value, ...path);
    return found !== undefined && !pattern.test(found);
  }, message, ...path);
}

/** Whether a text is none of several for sure: what AWS generates, as the id of a key, is not one of fixed values. */
export function isNoneOf(text: SymbolicString, values: readonly string[]): boolean {
  const isGenerated = hasUndetermined(text) && !hasUnknown(text);
  return isGenerated || values.every((value) => equal(text, value) === 'none');
}

/** Requires a text to be one of several. */
export function requireOneOf(what: string, values: readonly string[], ...path: Path): SchemaCheck {
  return (value) => {
    const found = textAt(value, ...path);
    return found === undefined || !isNoneOf(found, values) ? [] : [{
      message: `${what} must be one of ${values.join(', ')}, got ${showValue(found)}`,
      propertyPath: path.join('.'),
    }];
  };
}

/** Requires an element if its parent exists. */
export function requireElement(what: string, ...path: Path): SchemaCheck {
  return (value) => (!mayHave(value, ...path.slice(0, -1)) || mayHave(value, ...path) ? []
    : [{ message: `${what} is missing`, propertyPath: path.slice(0, -1).join('.') }]);
}

/** Rejects elements that CloudFormation does not know. */
export function allowElements(path: readonly string[], elements: readonly string[]): SchemaCheck {
  return (value) => listAt(value, ...path)
    .flatMap((parent) => (typeof parent === 'object' && parent !== null ? Object.keys(parent) : []))
    .filter((element) => !elements.includes(element))
    .map((element) => ({
      message: `${showValue(element)} is unknown`,
      propertyPath: [...path, element].join('.'),
    }));
}

const STATUSES = ['Enabled', 'Disabled'];

/** Requires the `Status` of an element. */
export function requireStatus(...parent: readonly string[]): readonly SchemaCheck[] {
  const path = [...parent, 'Status'];
  return [requireElement('Status', ...path), requireOneOf('Status', STATUSES, ...path)];
}
