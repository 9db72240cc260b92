import { isIntrinsic, isList, isMembers } from './json';
import type { Json, Path } from './mutant';

/** A member, an element or a leaf of a value. */
export interface Node {
  readonly path: Path;
  /** The path in words: statements by effect and Sid, without indices, what an intrinsic is made of as `{}`. */
  readonly at: string;
  readonly value: Json;
  /** Whether it may be dropped: what an intrinsic is made of may not. */
  readonly isPart: boolean;
}

/** Everything below a value. */
export function nodesIn(value: Json, at: string, path: Path = [], inside = false): Node[] {
  const children: readonly (readonly [string | number, Json, string])[] = isList(value)
    ? value.map((element, index) => [index, element, elementName(at, element)] as const)
    : isMembers(value) ? Object.entries(value).map(([name, member]) => [name, member, `${at}.${name}`] as const) : [];
  return children.flatMap(([step, child, name]) => {
    const within = inside || isIntrinsic(value);
    const place = { path: [...path, step], at: within ? (at.endsWith('{}') ? at : `${at}{}`) : name };
    return [{ ...place, value: child, isPart: !within }, ...nodesIn(child, place.at, place.path, within)];
  });
}

function elementName(at: string, element: Json): string {
  if (!at.endsWith('.Statement') || !isMembers(element)) {
    return `${at}[]`;
  }
  return `${at}<${String(element.Effect)} ${String(element.Sid ?? '-')}>`;
}

/** Whether a leaf is of an intrinsic or of plain text: neither list nor members. */
export function isLeaf(value: Json): boolean {
  return !isList(value) && !isMembers(value);
}
