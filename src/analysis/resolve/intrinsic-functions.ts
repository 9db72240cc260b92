import { listOf } from './expressions';
import type { Scope } from './scope';
import { split } from './split';
import { join, select, sub } from './string-functions';
import { UNRESOLVED } from './unresolved';

/** Answers a value, `undefined` for none, or `UNRESOLVED`. */
type Intrinsic = (scope: Scope, argument: unknown) => unknown;

/** What is not here, such as `Fn::GetAZs` and `Fn::Transform`, deployment decides. */
export const INTRINSICS: ReadonlyMap<string, Intrinsic> = new Map<string, Intrinsic>([
  ['Ref', (scope, name) => scope.reference(String(name))],
  ['Fn::GetAtt', getAtt],
  ['Fn::Join', join],
  ['Fn::Sub', sub],
  ['Fn::Select', select],
  ['Fn::Split', split],
  ['Fn::FindInMap', findInMap],
  ['Fn::If', either],
  ['Fn::ImportValue', (scope, name) => scope.crossStack.exported(scope, scope.text(name)) ?? UNRESOLVED],
  ['Fn::GetStackOutput', (scope, argument) => scope.crossStack.stackOutput(scope, argument) ?? UNRESOLVED],
  ['Fn::ToJsonString', (scope, value) => JSON.stringify(scope.resolve(value))],
  ['Fn::Length', length],
]);

/** `[Resource, Attribute]`, or `Resource.Attribute` as YAML's short form writes it. */
function getAtt(scope: Scope, argument: unknown): unknown {
  const [logicalId, ...attribute] = typeof argument === 'string' ? argument.split('.') : listOf(argument);
  return scope.attribute(String(logicalId), attribute.map((part) => scope.text(part)).join('.'));
}

function findInMap(scope: Scope, argument: unknown): unknown {
  const [map, first, second, options] = listOf(argument);
  const path = [map, first, second].map((key) => scope.text(key));
  const found = path.reduce(memberOf, scope.stack.template.Mappings);
  const fallback = memberOf(options, 'DefaultValue');
  return found ?? (fallback === undefined ? UNRESOLVED : scope.resolve(fallback));
}

function memberOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(key) : undefined;
}

/** The branch of the condition, or what both branches say. */
function either(scope: Scope, argument: unknown): unknown {
  const [name, ...branches] = listOf(argument);
  const holds = scope.condition(String(name));
  if (holds !== undefined) {
    return scope.resolve(branches[holds ? 0 : 1]);
  }
  const [positive, negative] = branches.map((branch) => scope.resolve(branch));
  return JSON.stringify(positive) === JSON.stringify(negative) ? positive : UNRESOLVED;
}

function length(scope: Scope, argument: unknown): unknown {
  const list = scope.resolve(argument);
  return Array.isArray(list) ? list.length : UNRESOLVED;
}
