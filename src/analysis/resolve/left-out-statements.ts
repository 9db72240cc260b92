import { isObject, listAt, toText } from '../symbolic/json-members';
import { toArguments, toMembers } from './expressions';
import type { Scope } from './scope';

/** A statement in the branch of an `Fn::If` that its condition does not choose. */
export interface LeftOutValue {
  /** Its place in the template. */
  readonly index: number;
  readonly condition: string;
  readonly value: unknown;
}

const LEFT_OUT = Symbol('left out');

/** What conditions leave out of the element `Statement`, which nobody sees but who asks for it. */
export function listLeftOut(statements: unknown): readonly LeftOutValue[] {
  return Array.isArray(statements) && LEFT_OUT in statements ? statements[LEFT_OUT] as readonly LeftOutValue[] : [];
}

/** @param resolved the element without them */
export function keepLeftOut(scope: Scope, written: unknown, resolved: unknown): unknown {
  const leftOut = Array.isArray(written) ? written.flatMap((each, index) => findLeftOut(scope, each, index)) : [];
  return leftOut.length === 0 || !Array.isArray(resolved) ? resolved
    : Object.defineProperty([...resolved], LEFT_OUT, { value: leftOut });
}

function findLeftOut(scope: Scope, statement: unknown, index: number): readonly LeftOutValue[] {
  const [name, ...branches] = toArguments(toMembers(statement)['Fn::If']);
  const condition = toText(name);
  const holds = scope.evaluateCondition(condition);
  return holds === undefined ? [] : listAt(scope.resolve(branches[holds ? 1 : 0])).filter(isObject)
    .map((value) => ({ index, condition, value }));
}
