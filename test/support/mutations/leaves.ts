import { at as valueAt, isIntrinsic, isList, isMembers } from './json';
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
    ? value.map((element, index) => [index, element, elementName(at, element, value.length === 1)] as const)
    : isMembers(value) ? Object.entries(value).map(([name, member]) => [name, member, `${at}.${name}`] as const) : [];
  return children.flatMap(([step, child, name]) => {
    const within = inside || isIntrinsic(value);
    const address = { path: [...path, step], at: within ? inIntrinsic(at, step) : name };
    return [{ ...address, value: child, isPart: !within }, ...nodesIn(child, address.at, address.path, within)];
  });
}

function elementName(at: string, element: Json, isOnly: boolean): string {
  if (at.endsWith('.Statement') && isMembers(element)) {
    return `${at}<${String(element.Effect)} ${String(element.Sid ?? '-')}>`;
  }
  if (at.endsWith('ReplicationConfiguration.Rules')) {
    return `${at}[${ruleName(element, isOnly)}]`;
  }
  return at.includes('.Condition.') && isOnly ? `${at}[only]` : `${at}[]`;
}

/** What changes the meaning of everything in a rule. */
function ruleName(rule: Json, isOnly: boolean): string {
  return valueAt(rule, ['Status']) === 'Disabled' ? 'disabled'
    : valueAt(rule, ['Destination', 'ReplicationTime']) !== undefined ? 'with RTC'
      : isOnly ? 'only' : '';
}

/** The role that CloudFormation reads an output with is no part of the value. */
function inIntrinsic(at: string, step: string | number): string {
  return step === 'RoleArn' ? `${at.replace(/\{\}$/, '')}{RoleArn}` : at.endsWith('}') ? at : `${at}{}`;
}

/** Whether a leaf is of an intrinsic or of plain text: neither list nor members. */
export function isLeaf(value: Json): boolean {
  return !isList(value) && !isMembers(value);
}
