import { at, isObject, listAt, numberAt, textAt } from '../../symbolic/json-members';
import { hasUnknown, isSymbolic, showValue } from '../../symbolic/symbolic-string';
import type { SchemaProblem } from '../inspection';
import type { SchemaCheck } from './schema-check';
import { isNoneOf, replaceParts } from './schema-check';

/** What AWS takes for a property; what only the deployment knows is not checked. */
export interface PropertyRules {
  /** Needed where its parent is there. */
  readonly required?: true;
  readonly oneOf?: readonly string[];
  /** A pattern of the whole text, and what the text then is: `the ARN of a role`. */
  readonly format?: readonly [pattern: RegExp, what: string];
  /** A pattern of each part of the text that is known, and what it then consists of. */
  readonly characters?: readonly [pattern: RegExp, what: string];
  readonly length?: readonly [least: number, most: number];
  readonly range?: readonly [least: number, most: number];
  /** The members of an object; others are unknown to CloudFormation. */
  readonly members?: readonly string[];
  /** A list or a document, whose content is checked elsewhere. */
  readonly nested?: true;
  /** A list, whose content is checked elsewhere: CloudFormation takes no single item for it. */
  readonly list?: true;
}

/** `true` and `false`, which CloudFormation takes as text too. */
export const BOOLEAN: PropertyRules = { oneOf: ['true', 'false'] };

/** A value in a list of properties, or the place where one is missing. */
interface Place {
  readonly parent: unknown;
  readonly value: unknown;
  readonly name: string;
  readonly path: readonly string[];
}

/** Checks the property at a path, `*` for each item of a list: `Tags.*.Key`. */
export function property(path: string, rules: PropertyRules): SchemaCheck {
  const names = path.split('.');
  const isRequired = rules.required === true && names.length === 1;
  return (properties) => (isRequired || at(properties, names[0]) !== undefined ? check(properties, names, rules) : []);
}

function check(properties: unknown, names: readonly string[], rules: PropertyRules): readonly SchemaProblem[] {
  return locate(properties, names, []).flatMap((place) => (place.value === undefined
    ? findMissing(place, rules)
    : [...findWrongKind(place, rules), ...findWrongValue(place, rules)]));
}

/** @param path of the parent: as much of the names as leads to it */
function locate(parent: unknown, names: readonly string[], path: readonly string[]): readonly Place[] {
  const name = names[path.length];
  const children: readonly Place[] = name === '*'
    ? listAt(parent).map((value, index) =>
      ({ parent, value, name: path[path.length - 1], path: [...path, String(index)] }))
    : [{ parent, value: at(parent, name), name, path: [...path, name] }];
  return path.length + 1 === names.length ? children
    : children.flatMap((child) => locate(child.value, names, child.path));
}

function findMissing({ parent, value, name, path }: Place, { required }: PropertyRules): readonly SchemaProblem[] {
  return required && value === undefined && isObject(parent)
    ? [{ message: `${name} is missing`, propertyPath: path.join('.') }] : [];
}

function findWrongKind(
  { value, name, path }: Place,
  { members, nested, list }: PropertyRules,
): readonly SchemaProblem[] {
  if (list) {
    return Array.isArray(value) || hasUnknown(textAt(value) ?? '') ? []
      : [{ message: `${name} is ${showValue(value)}; give a list`, propertyPath: path.join('.') }];
  }
  const isText = textAt(value) !== undefined;
  if (nested || (members === undefined ? isText : typeof value === 'string' && isSymbolic(value))) {
    return [];
  }
  if (members !== undefined && isObject(value)) {
    return Object.keys(value).filter((member) => !members.includes(member))
      .map((member) => ({ message: `${showValue(member)} is unknown`, propertyPath: [...path, member].join('.') }));
  }
  return [{
    message: `${name} is ${showValue(value)}; give ${members === undefined ? 'one value' : 'an object'}`,
    propertyPath: path.join('.'),
  }];
}

function findWrongValue({ value, name, path }: Place, rules: PropertyRules): readonly SchemaProblem[] {
  const text = textAt(value);
  const faults = text === undefined ? [] : [
    ...(rules.oneOf && isNoneOf(text, rules.oneOf) ? [`must be one of ${rules.oneOf.join(', ')}`] : []),
    ...(isSymbolic(text) ? [] : describeLiteralFaults(text, rules)),
    ...(hasUnknown(text) || matches(rules.format, replaceParts(text)) ? [] : [`is not ${rules.format![1]}`]),
    ...(matches(rules.characters, replaceParts(text)) ? [] : [`has other characters than ${rules.characters![1]}`]),
  ];
  return faults.map((fault) => ({ message: `${name} ${fault}: ${showValue(value)}`, propertyPath: path.join('.') }));
}

function matches(rule: readonly [pattern: RegExp, what: string] | undefined, text: string): boolean {
  return rule === undefined || rule[0].test(text);
}

function describeLiteralFaults(text: string, { length, range }: PropertyRules): readonly string[] {
  return [
    ...(length && !isBetween(text.length, length) ? [`must have ${length.join(' to ')} characters`] : []),
    ...(range && !isBetween(Number(numberAt(text)), range) ? [`must be a number from ${range.join(' to ')}`] : []),
  ];
}

function isBetween(value: number, [least, most]: readonly [number, number]): boolean {
  return value >= least && value <= most;
}
