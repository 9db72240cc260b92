import { isPlain } from './value-types';

/**
 * A struct without the members that are null or undefined, which stand in JavaScript for what is left out, as
 * `checkCall` takes them; structs inside of it and of its lists too. An object of a class stays as it is.
 */
export function withoutNulls<T extends object>(struct: T): T {
  return isPlain(struct) ? strip(struct) as T : struct;
}

function strip(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(strip);
  }
  if (!isPlain(value)) {
    return value;
  }
  const members = Object.entries(value).filter(([, member]) => (member ?? undefined) !== undefined);
  return Object.fromEntries(members.map(([name, member]) => [name, strip(member)]));
}
