import { toText } from '../symbolic/json-members';
import { display, isSymbolic, showValue } from '../symbolic/symbolic-string';
import { getMember, toArguments, toMembers } from './expressions';
import type { Scope } from './scope';
import type { TemplateProblem } from './template-problem';

type MissingValue = Pick<TemplateProblem, 'message' | 'undecided'>;

/** Why a value that is read is not there when the stack is deployed: what has it is not created. */
export function explainMissingValue(scope: Scope, name: string, argument: unknown): readonly MissingValue[] {
  switch (name) {
    case 'Ref':
      return explainMissingResource(scope, toText(argument));
    case 'Fn::GetAtt':
      return explainMissingAttribute(scope, argument);
    case 'Fn::ImportValue':
      return explainMissingExport(scope, argument);
    case 'Fn::GetStackOutput':
      return explainMissingStackOutput(scope, argument);
    case 'Fn::FindInMap':
      return explainMissingKey(scope, argument);
    case 'Fn::Select':
      return explainMissingItem(scope, argument);
    default:
      return [];
  }
}

function explainMissingResource(scope: Scope, logicalId: string): readonly MissingValue[] {
  const condition = scope.findResource(logicalId)?.Condition;
  return condition !== undefined && scope.evaluateCondition(condition) === false
    ? [{ message: `the resource ${logicalId} is not created: its condition ${showValue(condition)} does not hold` }] : [];
}

/** Outputs of a nested stack are attributes of its resource. */
function explainMissingAttribute(scope: Scope, argument: unknown): readonly MissingValue[] {
  const [logicalId, ...attribute] = typeof argument === 'string' ? argument.split('.') : toArguments(argument).map(String);
  const nested = scope.crossStack.findNestedStack(scope, logicalId);
  const [, output] = /^Outputs\.(.+)$/.exec(attribute.join('.')) ?? [];
  return [
    ...explainMissingResource(scope, logicalId),
    ...(nested === undefined || output === undefined ? [] : explainMissingOutput(nested, output)),
  ];
}

/** Keys that are computed, by `AWS::Region` above all: those that are written out are part of the form. */
function explainMissingKey(scope: Scope, argument: unknown): readonly MissingValue[] {
  const [map, first, second, options] = toArguments(argument);
  const keys = [map, first, second].map((key) => scope.resolveText(key));
  const isOpen = options !== undefined || keys.some(isSymbolic)
    || keys.reduce(getMember, scope.stack.template.Mappings) !== undefined;
  return isOpen || [map, first, second].every((key) => typeof key === 'string') ? []
    : [{ message: `the template has no mapping ${keys.map(showValue).join(', ')}` }];
}

/** An item of a list that is computed. */
function explainMissingItem(scope: Scope, argument: unknown): readonly MissingValue[] {
  const [index, items] = toArguments(argument);
  const values = Array.isArray(items) ? undefined : scope.resolve(items);
  const position = scope.resolveText(index);
  return Array.isArray(values) && Number(position) >= values.length
    ? [{ message: `Fn::Select takes item ${showValue(position)} of ${values.length}` }] : [];
}

function explainMissingExport(scope: Scope, argument: unknown): readonly MissingValue[] {
  const name = scope.resolveText(argument);
  const exported = scope.crossStack.findExportedOutputs(scope, name);
  return exported.length !== 1 ? [] : explainMissingOutput(exported[0].producer, exported[0].output)
    .map((missing) => ({ ...missing, message: `the export ${showValue(name)} is not there: ${missing.message}` }));
}

function explainMissingStackOutput(scope: Scope, argument: unknown): readonly MissingValue[] {
  const stacks = scope.crossStack.findOutputStacks(scope, argument);
  const output = scope.resolveText(toMembers(argument).OutputName);
  return stacks.length === 0 ? explainMissingStack(scope, argument)
    : stacks.length > 1 ? [] : explainMissingOutput(stacks[0], output);
}

/** A stack of the name that is somewhere else than where it is looked for. */
function explainMissingStack(scope: Scope, argument: unknown): readonly MissingValue[] {
  const { StackName: name, Region: region, RoleArn: role } = toMembers(argument);
  const elsewhere = scope.crossStack.findStacksNamed(scope.resolveText(name));
  return elsewhere.slice(0, 1).map((found) => ({
    undecided: true,
    message: `the stack ${display(found.name)} of the templates is in ${display(found.account)} and ${display(found.region)}, and is looked for in ${
      region === undefined ? 'the Region of this stack' : showValue(region)}${role === undefined ? ' of this account, since RoleArn is missing' : ''}`,
  }));
}

/** What is wrong with the outputs that parameters are given. */
export function explainMissingBound(scope: Scope): ReadonlyArray<readonly [parameter: string, MissingValue]> {
  return [...scope.stack.bound?.keys() ?? []].flatMap((name) => {
    const bound = scope.crossStack.findBoundOutput(scope, name);
    return bound === undefined ? []
      : explainMissingOutput(bound.producer, bound.output).map((missing) => [name, missing] as const);
  });
}

function explainMissingOutput(producer: Scope, name: string): readonly MissingValue[] {
  const exists = producer.hasOutput(name);
  const where = `the output ${showValue(name)} of ${display(producer.stack.path)}`;
  return exists === true ? [] : exists === false ? [{ message: `${where} does not exist, or its condition does not hold` }]
    : [{ message: `${where} exists only under a condition that deployment decides`, undecided: true }];
}
