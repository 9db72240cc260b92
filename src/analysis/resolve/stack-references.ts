import type { StackTemplate } from '../assembly/stack-template';
import { mayMention } from '../assembly/template-resources';
import { toText } from '../symbolic/json-members';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { display } from '../symbolic/symbolic-string';
import { toArguments, toMembers } from './expressions';
import type { Scope } from './scope';

/** A value that a stack reads from another one, which has to be deployed before: else the deployment fails. */
export interface StackReference {
  readonly producer: StackTemplate;
  /** `the export "Documents-Key"` */
  readonly what: string;
  /** The resource that reads it; absent for an output. */
  readonly logicalId?: string;
  /** The role by which an output of another account is read. */
  readonly roleArn?: SymbolicString;
}

/** What a value of another stack is read with. */
const READING = ['Fn::ImportValue', 'Fn::GetStackOutput', '{{resolve:ssm:'];

/** Everything that the resources and outputs of a stack read from other stacks, whatever the manifest says. */
export function collectStackReferences(scope: Scope): readonly StackReference[] {
  const { template, bound = new Map<string, unknown>() } = scope.stack;
  const ofParameters = [...bound.keys()].flatMap((name) => {
    const producer = scope.crossStack.findBoundOutput(scope, name)?.producer;
    return producer === undefined ? [] : [{ producer: producer.stack, what: `the parameter ${name}` }];
  });
  if (!mayMention(scope.stack, ...READING)) {
    return ofParameters;
  }
  const { Resources: resources = {}, Outputs: outputs = {} } = template;
  return [
    ...ofParameters,
    ...Object.entries(resources).filter(([, { Condition: name }]) => mayHold(scope, name))
      .flatMap(([logicalId, { Properties: properties }]) =>
        collect(scope, properties).map((reference) => ({ ...reference, logicalId }))),
    ...Object.values(outputs).filter(({ Condition: name }) => mayHold(scope, name))
      .flatMap(({ Value: value }) => collect(scope, value)),
  ];
}

function mayHold(scope: Scope, condition: unknown): boolean {
  return typeof condition !== 'string' || scope.evaluateCondition(condition) !== false;
}

function collect(scope: Scope, value: unknown): readonly StackReference[] {
  const found: StackReference[] = [];
  visit(scope, value, found);
  return found;
}

/** Pushes rather than lists of lists, for speed: it visits every value of every template. */
function visit(scope: Scope, value: unknown, found: StackReference[]): void {
  if (typeof value === 'string' && value.includes('{{resolve:ssm:')) {
    found.push(...listParameterNames(value).flatMap((name) =>
      refer(scope.crossStack.findParameterWriters(scope, name), `the parameter "${name}"`)));
  }
  if (typeof value !== 'object' || value === null) {
    return;
  }
  if (Array.isArray(value)) {
    value.forEach((item) => visit(scope, item, found));
    return;
  }
  for (const [name, member] of Object.entries(value)) {
    if (name === 'Fn::ImportValue') {
      const exported = scope.resolveText(member);
      found.push(...refer(scope.crossStack.findExportedOutputs(scope, exported).map(({ producer }) => producer), `the export "${display(exported)}"`));
    } else if (name === 'Fn::GetStackOutput') {
      const { RoleArn: role } = toMembers(member);
      const roleArn = role === undefined ? undefined : scope.resolveText(role);
      found.push(...refer(scope.crossStack.findOutputStacks(scope, member), 'an output')
        .map((reference) => ({ ...reference, roleArn })));
    }
    (name === 'Fn::If' ? listBranches(scope, member) : [member]).forEach((item) => visit(scope, item, found));
  }
}

/** Systems Manager parameters, by which CDK hands values to other Regions; a version may follow the name. */
function listParameterNames(text: string): readonly string[] {
  return [...text.matchAll(/\{\{resolve:ssm:([^:}]+)/g)].map(([, name]) => name);
}

/** Of several stacks with the value nobody knows which one it is. */
function refer(producers: readonly Scope[], what: string): readonly StackReference[] {
  return producers.length === 1 ? [{ producer: producers[0].stack, what }] : [];
}

/** The branch that the condition chooses, or both. */
function listBranches(scope: Scope, argument: unknown): readonly unknown[] {
  const [condition, ...branches] = toArguments(argument);
  const holds = scope.evaluateCondition(toText(condition));
  return holds === undefined ? branches : [branches[holds ? 0 : 1]];
}
