import type { SymbolicString } from '../symbolic/symbolic-string';
import { display, unknownValue } from '../symbolic/symbolic-string';

/** What an intrinsic function answers when the templates do not say. */
export const UNRESOLVED = Symbol('unresolved');

/**
 * The mark of a value that cannot be resolved: the same for the same expression in the same stack.
 *
 * Without double quotes and backslashes, so that a JSON text with marks in it is still JSON.
 */
export function unresolved(label: string, value: unknown): SymbolicString {
  const expression = display(String(JSON.stringify(value)));
  return unknownValue(`${label}: ${expression.replace(/\\/g, '/').replace(/"/g, "'")}`);
}
