import { at, isObject, listAt, toText } from '../symbolic/json-members';
import { toArguments, toMembers } from './expressions';
import type { Scope } from './scope';

/** A statement in the branch of an `Fn::If` that its condition does not choose. */
export interface LeftOutValue {
  /** Its place in the template. */
  readonly index: number;
  readonly condition: string;
  readonly value: unknown;
}

const REDUCED = Symbol('reduced');

/** The element `Statement` of a policy, of which conditions leave something out. */
class ReducedStatements {
  public static isReduced(x: unknown): x is ReducedStatements {
    return typeof x === 'object' && x !== null && REDUCED in x;
  }

  constructor(public readonly statements: readonly unknown[], public readonly leftOut: readonly LeftOutValue[]) {
    Object.defineProperty(this, REDUCED, { value: true });
  }

  /** In a text it is what the policy has. */
  public toJSON(): readonly unknown[] {
    return this.statements;
  }
}

/** The element `Statement` of a resolved document, without what conditions leave out. */
export function readStatements(document: unknown): unknown {
  const element = at(document, 'Statement');
  return ReducedStatements.isReduced(element) ? element.statements : element;
}

/** What conditions leave out of the element `Statement` of a resolved document. */
export function readLeftOut(document: unknown): readonly LeftOutValue[] {
  const element = at(document, 'Statement');
  return ReducedStatements.isReduced(element) ? element.leftOut : [];
}

/** @param resolved the element without them */
export function keepLeftOut(scope: Scope, written: unknown, resolved: unknown): unknown {
  const leftOut = Array.isArray(written) ? written.flatMap((each, index) => findLeftOut(scope, each, index)) : [];
  return leftOut.length === 0 || !Array.isArray(resolved) ? resolved : new ReducedStatements(resolved, leftOut);
}

function findLeftOut(scope: Scope, statement: unknown, index: number): readonly LeftOutValue[] {
  const [name, ...branches] = toArguments(toMembers(statement)['Fn::If']);
  const condition = toText(name);
  const holds = scope.evaluateCondition(condition);
  return holds === undefined ? [] : listAt(scope.resolve(branches[holds ? 1 : 0])).filter(isObject)
    .map((value) => ({ index, condition, value }));
}
