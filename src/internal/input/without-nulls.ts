import { isPlain } from './value-types';

/**
 * A struct without the members that are null, which stands in JavaScript for what is left out, as `checkCall` takes it;
 * structs inside of it too. An object of a class stays as it is.
 */
export function withoutNulls<T extends object>(struct: T): T {
  if (!isPlain(struct)) {
    return struct;
  }
  const members = Object.entries(struct).filter(([, value]) => value !== null);
  return Object.fromEntries(members.map(([name, value]) => [name, isPlain(value) ? withoutNulls(value) : value])) as T;
}
