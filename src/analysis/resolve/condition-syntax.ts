import { groupBy } from '../symbolic/group-by';
import type { JsonObject } from '../symbolic/json-members';
import { isObject } from '../symbolic/json-members';
import { showValue } from '../symbolic/symbolic-string';
import type { Scope } from './scope';
import type { TemplateProblem } from './template-problem';

/**
 * What CloudFormation refuses of the section `Conditions`, the form of its functions aside.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html
 */
export function findConditionProblems(scope: Scope): readonly TemplateProblem[] {
  const { Conditions: conditions = {} } = scope.stack.template;
  const circular = findCircular(conditions);
  return Object.entries(conditions).flatMap(([name, expression]) => [
    ...checkExpression(scope, conditions, expression),
    ...(circular.has(name) ? ['it depends on itself'] : []),
  ].map((message) => ({ propertyPath: `Conditions.${name}`, message })));
}

/** How many operands a function takes. */
const OPERANDS: ReadonlyMap<string, readonly [least: number, most: number]> = new Map([
  ['Fn::And', [2, 10]],
  ['Fn::Or', [2, 10]],
  ['Fn::Not', [1, 1]],
]);

function checkExpression(scope: Scope, conditions: JsonObject, expression: unknown): readonly string[] {
  const [name = '', ...others] = isObject(expression) ? Object.keys(expression) : [];
  const argument: unknown = isObject(expression) ? expression[name] : undefined;
  if (name === 'Condition' && others.length === 0) {
    return typeof argument === 'string' && Object.hasOwn(conditions, argument) ? []
      : [`the template has no condition ${showValue(argument)}`];
  }
  if (name === 'Fn::Equals' && others.length === 0) {
    return findResources(scope, argument).map((id) => `it refers to the resource ${id}; a condition refers to parameters alone`);
  }
  const [least, most] = OPERANDS.get(name) ?? [0, -1];
  if (others.length > 0 || !Array.isArray(argument) || argument.length < least || argument.length > most) {
    return [`a condition is Fn::Equals, Fn::Not of one condition, Fn::And or Fn::Or of 2 to 10, or Condition, got ${
      showValue(expression)}`];
  }
  return argument.flatMap((operand) => checkExpression(scope, conditions, operand));
}

/** Resources that a value refers to. */
function findResources(scope: Scope, value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([name, member]) =>
    (name === 'Ref' && typeof member === 'string' && scope.findResource(member) ? [member] : findResources(scope, member)));
}

/** Conditions that depend on themselves, or on one that does: what is left when all that can be evaluated are. */
function findCircular(conditions: JsonObject): ReadonlySet<string> {
  const waiting = new Map(Object.entries(conditions).map(([name, expression]) =>
    [name, new Set(listNames(expression).filter((other) => Object.hasOwn(conditions, other)))]));
  const pairs = [...waiting].flatMap(([name, needs]) => [...needs].map((need) => ({ name, need })));
  const users = groupBy(pairs, ({ need }) => need);
  const done = [...waiting].filter(([, needs]) => needs.size === 0).map(([name]) => name);
  // the iteration includes what is added during it
  for (const name of done) {
    for (const user of users.get(name) ?? []) {
      const needs = waiting.get(user.name)!;
      needs.delete(name);
      if (needs.size === 0) {
        done.push(user.name);
      }
    }
  }
  done.forEach((name) => waiting.delete(name));
  return new Set(waiting.keys());
}

function listNames(expression: unknown): readonly string[] {
  return typeof expression !== 'object' || expression === null ? [] : Object.entries(expression).flatMap(([name, member]) =>
    (name === 'Condition' && typeof member === 'string' ? [member] : listNames(member)));
}
