import type { SymbolicString } from '../../symbolic/symbolic-string';
import { isSymbolic } from '../../symbolic/symbolic-string';
import { at, listAt, textAt } from '../../symbolic/json-members';
import type { ShapeProblem } from '../deployment-model';

/** Finds what is wrong with a configuration, or with a rule; locations are relative to it. */
export type SchemaCheck = (value: unknown) => readonly ShapeProblem[];

export type Path = readonly (string | number)[];

/** A string that is known before deployment. */
export function literalAt(value: unknown, ...path: Path): SymbolicString | undefined {
  const text = textAt(value, ...path);
  return text === undefined || isSymbolic(text) ? undefined : text;
}

export function has(value: unknown, ...path: Path): boolean {
  return at(value, ...path) !== undefined;
}

/** Whether the element exists, or whether it does is decided at deployment. */
export function mayHave(value: unknown, ...path: Path): boolean {
  return path.some((_key, index) => isSymbolic(textAt(value, ...path.slice(0, index)) ?? '')) || has(value, ...path);
}

/** A condition that must not hold, and what to say where it does. */
export function refuse(wrong: (value: unknown) => boolean, message: string, ...path: Path): SchemaCheck {
  return (value) => (wrong(value) ? [{ message, propertyPath: path.join('.') }] : []);
}

/** A literal must have this form; what is missing or decided at deployment is not judged. */
export function formed(pattern: RegExp, message: string, ...path: Path): SchemaCheck {
  return refuse((value) => {
    const found = literalAt(value, ...path);
    return found !== undefined && !pattern.test(found);
  }, message, ...path);
}

/** A literal must be one of the known ones. */
export function oneOf(what: string, values: readonly string[], ...path: Path): SchemaCheck {
  return (value) => {
    const found = literalAt(value, ...path);
    return found === undefined || values.includes(found) ? []
      : [{ message: `${what} must be one of ${values.join(', ')}, got ${JSON.stringify(found)}`, propertyPath: path.join('.') }];
  };
}

/** An element that must be there where its parent is. */
export function required(what: string, ...path: Path): SchemaCheck {
  return (value) => (!mayHave(value, ...path.slice(0, -1)) || mayHave(value, ...path) ? []
    : [{ message: `${what} is missing`, propertyPath: path.slice(0, -1).join('.') }]);
}

/** CloudFormation refuses an element that it does not know. */
export function known(path: readonly string[], elements: readonly string[]): SchemaCheck {
  return (value) => listAt(value, ...path)
    .flatMap((parent) => (typeof parent === 'object' && parent !== null ? Object.keys(parent) : []))
    .filter((element) => !elements.includes(element))
    .map((element) => ({ message: `${JSON.stringify(element)} is unknown`, propertyPath: [...path, element].join('.') }));
}

export const STATUSES = ['Enabled', 'Disabled'];
