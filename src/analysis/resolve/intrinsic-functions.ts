import { toText } from '../symbolic/json-members';
import { DEPLOY_TIME_VALUE, getMember, toArguments } from './expressions';
import { mergePolicies } from './open-statements';
import type { Scope } from './scope';
import { join, select, split, substitute } from './string-functions';

/** Returns a value, `undefined` for `AWS::NoValue`, or `DEPLOY_TIME_VALUE`. */
type IntrinsicFunction = (scope: Scope, argument: unknown) => unknown;

/** The result of a function that is not here, such as `Fn::GetAZs` and `Fn::Transform`, is known only at deployment. */
export const INTRINSIC_FUNCTIONS: ReadonlyMap<string, IntrinsicFunction> = new Map<string, IntrinsicFunction>([
  ['Ref', (scope, name) => scope.resolveReference(toText(name))],
  ['Fn::GetAtt', getAttribute],
  ['Fn::Join', join],
  ['Fn::Sub', substitute],
  ['Fn::Select', select],
  ['Fn::Split', split],
  ['Fn::FindInMap', findInMap],
  ['Fn::If', chooseBranch],
  ['Fn::ImportValue', (scope, name) =>
    scope.crossStack.findExport(scope, scope.resolveText(name)) ?? DEPLOY_TIME_VALUE],
  ['Fn::GetStackOutput', (scope, argument) => scope.crossStack.findStackOutput(scope, argument) ?? DEPLOY_TIME_VALUE],
  ['Fn::ToJsonString', (scope, value) => JSON.stringify(scope.resolve(value))],
  ['Fn::Length', countItems],
]);

/** `[Resource, Attribute]`, or `Resource.Attribute` as YAML's short form writes it. */
function getAttribute(scope: Scope, argument: unknown): unknown {
  const [logicalId, ...attribute] = typeof argument === 'string' ? argument.split('.') : toArguments(argument);
  return scope.resolveAttribute(toText(logicalId), attribute.map((part) => scope.resolveText(part)).join('.'));
}

function findInMap(scope: Scope, argument: unknown): unknown {
  const [map, first, second, options] = toArguments(argument);
  const path = [map, first, second].map((key) => scope.resolveText(key));
  const found = path.reduce(getMember, scope.stack.template.Mappings);
  const fallback = getMember(options, 'DefaultValue');
  return found ?? (fallback === undefined ? DEPLOY_TIME_VALUE : scope.resolve(fallback));
}

/** The branch that the condition chooses, or the value of both branches if they are the same. */
function chooseBranch(scope: Scope, argument: unknown): unknown {
  const [name, ...branches] = toArguments(argument);
  const holds = scope.evaluateCondition(toText(name));
  if (holds !== undefined) {
    return scope.resolve(branches[holds ? 0 : 1]);
  }
  const [positive, negative] = branches.map((branch) => scope.resolve(branch));
  return JSON.stringify(positive) === JSON.stringify(negative) ? positive
    : mergePolicies(scope.stack, toText(name), [positive, negative]) ?? DEPLOY_TIME_VALUE;
}

function countItems(scope: Scope, argument: unknown): unknown {
  const list = scope.resolve(argument);
  return Array.isArray(list) ? list.length : DEPLOY_TIME_VALUE;
}
