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
  return Object.entries(conditions).flatMap(([name, expression]) => [
    ...checkExpression(scope, expression),
    ...(isCircular(conditions, name) ? ['it depends on itself'] : []),
  ].map((message) => ({ propertyPath: `Conditions.${name}`, message })));
}

/** How many operands a function takes. */
const OPERANDS: ReadonlyMap<string, readonly [least: number, most: number]> = new Map([
  ['Fn::And', [2, 10]],
  ['Fn::Or', [2, 10]],
  ['Fn::Not', [1, 1]],
]);

function checkExpression(scope: Scope, expression: unknown): readonly string[] {
  const [name = '', ...others] = isObject(expression) ? Object.keys(expression) : [];
  const argument: unknown = isObject(expression) ? expression[name] : undefined;
  if (name === 'Condition' && others.length === 0) {
    return typeof argument === 'string' && Object.hasOwn(scope.stack.template.Conditions ?? {}, argument) ? []
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
  return argument.flatMap((operand) => checkExpression(scope, operand));
}

/** Resources that a value refers to. */
function findResources(scope: Scope, value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([name, member]) =>
    (name === 'Ref' && typeof member === 'string' && scope.findResource(member) ? [member] : findResources(scope, member)));
}

function isCircular(conditions: { readonly [name: string]: unknown }, start: string): boolean {
  const reached = new Set(listNames(conditions[start]));
  // iteration over a set includes what is added during it
  for (const name of reached) {
    listNames(Object.hasOwn(conditions, name) ? conditions[name] : undefined).forEach((next) => reached.add(next));
  }
  return reached.has(start);
}

function listNames(expression: unknown): readonly string[] {
  return typeof expression !== 'object' || expression === null ? [] : Object.entries(expression).flatMap(([name, member]) =>
    (name === 'Condition' && typeof member === 'string' ? [member] : listNames(member)));
}
