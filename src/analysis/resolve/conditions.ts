import { equal } from '../symbolic/pattern';
import type { Scope } from './scope';

/** `undefined`: deployment decides. */
type Decided = boolean | undefined;

export function conditionNamed(scope: Scope, name: string): Decided {
  return evaluate(scope, scope.stack.template.Conditions?.[name]);
}

/** The functions that may stand in the section `Conditions`. */
const FUNCTIONS: ReadonlyMap<string, (scope: Scope, operands: readonly unknown[]) => Decided> = new Map([
  ['Condition', (scope: Scope, [name]: readonly unknown[]) => scope.condition(String(name))],
  ['Fn::Equals', (scope: Scope, [a, b]: readonly unknown[]) => areEqual(scope, a, b)],
  ['Fn::Not', (scope: Scope, [operand]: readonly unknown[]) => negated(evaluate(scope, operand))],
  ['Fn::And', (scope: Scope, operands: readonly unknown[]) => all(operands.map((operand) => evaluate(scope, operand)))],
  ['Fn::Or', (scope: Scope, operands: readonly unknown[]) =>
    negated(all(operands.map((operand) => negated(evaluate(scope, operand)))))],
]);

function evaluate(scope: Scope, expression: unknown): Decided {
  if (typeof expression !== 'object' || expression === null) {
    return undefined;
  }
  const [[name, operands] = ['', undefined]] = Object.entries(expression);
  return FUNCTIONS.get(name)?.(scope, Array.isArray(operands) ? operands : [operands]);
}

function areEqual(scope: Scope, a: unknown, b: unknown): Decided {
  const match = equal(scope.text(a), scope.text(b));
  return match === 'all' ? true : match === 'none' ? false : undefined;
}

function negated(decided: Decided): Decided {
  return decided === undefined ? undefined : !decided;
}

function all(decided: readonly Decided[]): Decided {
  return decided.includes(false) ? false : decided.includes(undefined) ? undefined : true;
}
