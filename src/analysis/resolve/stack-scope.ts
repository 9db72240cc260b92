import type { StackTemplate, TemplateResource } from '../assembly/stack-template';
import { findResource, mayMention } from '../assembly/template-resources';
import type { JsonObject } from '../symbolic/json-members';
import { once } from '../symbolic/once';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { opaqueId, unknownValue } from '../symbolic/symbolic-string';
import { allHold, evaluateConditionNamed } from './conditions';
import { createUnknownValue, DEPLOY_TIME_VALUE } from './expressions';
import { INTRINSIC_FUNCTIONS } from './intrinsic-functions';
import { resolveStatements } from './open-statements';
import type { Recursion } from './recursion';
import { resolveAttribute, resolveDynamicReferences, resolveReference } from './references';
import type { CrossStackValues, Partition, Scope, StackEnvironment } from './scope';
import { findPartition } from './stack-environment';

/** Resolves the intrinsic functions of one stack; remembers the values of references, outputs and conditions. */
export class StackScope implements Scope {
  public readonly account: SymbolicString;
  public readonly region: SymbolicString;
  public readonly partition: Partition;
  public readonly hasBranches = once(() => mayMention(this.stack, 'Fn::If'));
  private readonly values = new Memo<unknown>();
  private readonly conditions = new Memo<boolean | undefined>();

  constructor(
    readonly stack: StackTemplate,
    readonly label: string,
    readonly agnosticEnvironment: StackEnvironment,
    readonly crossStack: CrossStackValues,
    private readonly recursion: Recursion,
  ) {
    this.account = stack.account ?? agnosticEnvironment.account;
    this.region = stack.region ?? agnosticEnvironment.region;
    this.partition = stack.region === undefined ? agnosticEnvironment.partition : findPartition(stack.region);
  }

  /** CloudFormation appends generated characters to the name of a nested stack. */
  public get name(): SymbolicString {
    const parent = this.crossStack.findParentStack(this);
    return parent === undefined ? this.stack.name
      : `${parent.scope.name}-${parent.logicalId}-${opaqueId(this.label)}`;
  }

  public get exists(): boolean | undefined {
    const parent = this.crossStack.findParentStack(this);
    const condition = parent?.scope.findResource(parent.logicalId)?.Condition;
    return parent === undefined ? true
      : allHold([parent.scope.exists, condition === undefined ? true : parent.scope.evaluateCondition(condition)]);
  }

  public hasOutput(name: string): boolean | undefined {
    const { Outputs: outputs = {} } = this.stack.template;
    const condition = Object.hasOwn(outputs, name) ? outputs[name].Condition : undefined;
    return Object.hasOwn(outputs, name)
      && allHold([this.exists, condition === undefined ? true : this.evaluateCondition(condition)]);
  }

  public resolve(value: unknown): unknown {
    if (typeof value === 'string') {
      return resolveDynamicReferences(this, value);
    }
    if (typeof value !== 'object' || value === null) {
      return value;
    }
    return this.recursion.descend(() => createUnknownValue(this.label, value), () => this.resolveObject(value));
  }

  private resolveObject(value: object): unknown {
    if (Array.isArray(value)) {
      return this.resolveItems(value);
    }
    const names = Object.keys(value);
    if (names.length > 1 && Object.hasOwn(value, 'Fn::Transform')) {
      // the macro may change every member beside it
      return createUnknownValue(this.label, value);
    }
    const members = value as JsonObject;
    return names.length === 1 && (names[0] === 'Ref' || names[0].startsWith('Fn::'))
      ? this.resolveFunction(value, names[0], members[names[0]])
      : this.resolveMembers(members, names);
  }

  /** The list itself where nothing in it is a function, as a list of actions. */
  private resolveItems(items: readonly unknown[]): readonly unknown[] {
    const resolved = items.map((item) => this.resolve(item));
    return resolved.every((item, index) => item === items[index]) ? items
      : resolved.filter((item) => item !== undefined);
  }

  private resolveFunction(expression: object, name: string, argument: unknown): unknown {
    const intrinsicFunction = INTRINSIC_FUNCTIONS.get(name);
    const resolved = intrinsicFunction === undefined ? DEPLOY_TIME_VALUE : intrinsicFunction(this, argument);
    return resolved === DEPLOY_TIME_VALUE ? createUnknownValue(this.label, expression) : resolved;
  }

  /** The object itself where nothing in it is a function. */
  private resolveMembers(members: JsonObject, names: readonly string[]): JsonObject {
    const resolved = names.map((name) =>
      (name === 'Statement' ? resolveStatements(this, members[name]) : this.resolve(members[name])));
    if (resolved.every((each, index) => each === members[names[index]])) {
      return members;
    }
    // an assignment to `__proto__` would change what the other members are
    return Object.fromEntries(names.map((name, index) => [name, resolved[index]] as const)
      .filter(([, each]) => each !== undefined));
  }

  public resolveText(value: unknown): SymbolicString {
    const resolved = this.resolve(value);
    return typeof resolved === 'string' ? resolved
      : typeof resolved === 'number' || typeof resolved === 'boolean' ? String(resolved)
        : createUnknownValue(this.label, value);
  }

  public resolveReference(name: string): unknown {
    const unknown = () => unknownValue(`${this.label}.${name}`);
    return this.values.remember(`Ref ${name}`, unknown, () => limitValue(resolveReference(this, name), unknown));
  }

  public resolveAttribute(logicalId: string, name: string): unknown {
    const unknown = () => unknownValue(`${this.label}.${logicalId}.${name}`);
    return this.values.remember(`GetAtt ${logicalId}.${name}`, unknown,
      () => limitValue(resolveAttribute(this, logicalId, name), unknown));
  }

  public resolveOutput(name: string): unknown {
    const { Outputs: outputs = {} } = this.stack.template;
    const output = Object.hasOwn(outputs, name) ? outputs[name] : undefined;
    const unknown = () => unknownValue(`${this.label} output ${name}`);
    return output === undefined ? undefined
      : this.values.remember(`Output ${name}`, unknown, () => limitValue(this.resolve(output.Value), unknown));
  }

  public evaluateCondition(name: string): boolean | undefined {
    return this.conditions.remember(name, () => undefined,
      () => this.recursion.descend(() => undefined, () => evaluateConditionNamed(this, name)));
  }

  public findResource(logicalId: string): TemplateResource | undefined {
    return findResource(this.stack.template, logicalId);
  }
}

/** Longer than any name or ARN; what is referred to twice by each of many doubles with each step. */
const MAX_REFERENCE = 10_000;

/** A reference has one value, or a list of values: neither a document nor a text without end. */
function limitValue(value: unknown, unknown: () => SymbolicString): unknown {
  const isShort = (item: unknown) =>
    typeof item === 'string' ? item.length <= MAX_REFERENCE : typeof item !== 'object' || item === null;
  return (Array.isArray(value) ? value.every(isShort) : isShort(value)) ? value : unknown();
}

/** Computes each value once; a value that depends on itself is what `cyclic` returns. */
class Memo<T> {
  private readonly known = new Map<string, { readonly value: T }>();
  private readonly pending = new Set<string>();

  public remember(key: string, cyclic: () => T, compute: () => T): T {
    const found = this.known.get(key);
    if (found !== undefined) {
      return found.value;
    }
    if (this.pending.has(key)) {
      return cyclic();
    }
    this.pending.add(key);
    const value = compute();
    this.pending.delete(key);
    this.known.set(key, { value });
    return value;
  }
}
