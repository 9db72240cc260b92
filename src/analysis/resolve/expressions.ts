import { createHash } from 'node:crypto';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { display, unknownValue } from '../symbolic/symbolic-string';

/** The result of an intrinsic function whose value is known only at deployment. */
export const DEPLOY_TIME_VALUE = Symbol('deploy-time value');

/**
 * The unknown value of an expression: the same for the same expression in the same stack.
 *
 * Its name has neither double quotes nor backslashes, so that a JSON text which contains it is still JSON.
 */
export function createUnknownValue(label: string, expression: unknown): SymbolicString {
  const text = shorten(display(JSON.stringify(expression) ?? ''));
  return unknownValue(`${label}: ${text.replace(/\\/g, '/').replace(/"/g, "'")}`);
}

const MAX_NAME = 1000;

/** A name is part of every text that has the value: it must not be as long as a template. */
function shorten(text: string): string {
  return text.length <= MAX_NAME ? text
    : `${text.slice(0, MAX_NAME)}… ${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
}

/** The intrinsic function for `${Name}` or `${Name.Attribute}` in a `Fn::Sub`. */
export function parsePlaceholder(name: string): unknown {
  const [logicalId, ...attribute] = name.split('.');
  return attribute.length === 0 ? { Ref: logicalId } : { 'Fn::GetAtt': [logicalId, attribute.join('.')] };
}

/** The arguments of an intrinsic function; a single argument may be written without a list. */
export function toArguments(argument: unknown): readonly unknown[] {
  return Array.isArray(argument) ? argument : [argument];
}

/** The members of an object; none if the value is not an object. */
export function toMembers(value: unknown): { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** A member of its own, and not what objects inherit. */
export function getMember(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(name) : undefined;
}
