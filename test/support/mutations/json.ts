import type { Json, Members, Path } from './mutant';

/** Reading and changing what a template is made of. */

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

export function isMembers(value: Json | undefined): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `Ref`, `Fn::Join`: a value that CloudFormation computes, which is one leaf. */
export function isIntrinsic(value: Json | undefined): boolean {
  if (!isMembers(value)) {
    return false;
  }
  const [name, ...others] = Object.keys(value);
  return others.length === 0 && (name === 'Ref' || (name ?? '').startsWith('Fn::'));
}

export function at(value: Json | undefined, path: Path): Json | undefined {
  return path.reduce<Json | undefined>((inner, step) =>
    (isList(inner) ? inner[Number(step)] : isMembers(inner) ? inner[String(step)] : undefined), value);
}

/** A copy with another value at a path; `undefined` drops the member or the element. */
export function replaced(value: Json | undefined, [step, ...rest]: Path, by: Json | undefined): Json {
  const inner = (old: Json | undefined) => (rest.length === 0 ? by : replaced(old, rest, by));
  if (isList(value)) {
    const next = inner(value[Number(step)]);
    const index = Number(step);
    return [...value.slice(0, index), ...(next === undefined ? [] : [next]), ...value.slice(index + 1)];
  }
  const members = isMembers(value) ? value : {};
  const { [String(step)]: old, ...others } = members;
  const next = inner(old);
  return next === undefined ? others : { ...members, [String(step)]: next };
}

/** The texts in a value, members of intrinsics included. */
export function texts(value: Json | undefined): string {
  return JSON.stringify(value ?? null);
}
