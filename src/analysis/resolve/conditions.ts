import { toText } from '../symbolic/json-members';
import { equal } from '../symbolic/pattern';
import type { Scope } from './scope';

/** `undefined`: known only at deployment. */
type ConditionResult = boolean | undefined;

/** The condition of this name in the section `Conditions`. */
export function evaluateConditionNamed(scope: Scope, name: string): ConditionResult {
  return evaluate(scope, findOwn(scope.stack.template.Conditions, name));
}

/** The functions that CloudFormation allows in the section `Conditions`. */
const FUNCTIONS: ReadonlyMap<string, (scope: Scope, operands: readonly unknown[]) => ConditionResult> = new Map([
  ['Condition', (scope: Scope, [name]: readonly unknown[]) => scope.evaluateCondition(toText(name))],
  ['Fn::Equals', (scope: Scope, [a, b]: readonly unknown[]) => compare(scope, a, b)],
  ['Fn::Not', (scope: Scope, [operand]: readonly unknown[]) => negate(evaluate(scope, operand))],
  ['Fn::And', (scope: Scope, operands: readonly unknown[]) => allHold(operands.map((operand) => evaluate(scope, operand)))],
  ['Fn::Or', (scope: Scope, operands: readonly unknown[]) =>
    negate(allHold(operands.map((operand) => negate(evaluate(scope, operand)))))],
]);

function evaluate(scope: Scope, expression: unknown): ConditionResult {
  if (typeof expression !== 'object' || expression === null) {
    return undefined;
  }
  const [[name, operands] = ['', undefined]] = Object.entries(expression);
  return FUNCTIONS.get(name)?.(scope, Array.isArray(operands) ? operands : [operands]);
}

function compare(scope: Scope, a: unknown, b: unknown): ConditionResult {
  const match = equal(scope.resolveText(a), scope.resolveText(b));
  return match === 'all' ? true : match === 'none' ? false : undefined;
}

function negate(result: ConditionResult): ConditionResult {
  return result === undefined ? undefined : !result;
}

/** Whether all of them hold. */
export function allHold(results: readonly ConditionResult[]): ConditionResult {
  return results.includes(false) ? false : results.includes(undefined) ? undefined : true;
}

/** A member that is no inherited one, such as `constructor`. */
function findOwn(members: { readonly [name: string]: unknown } | undefined, name: string): unknown {
  return members !== undefined && Object.hasOwn(members, name) ? members[name] : undefined;
}
