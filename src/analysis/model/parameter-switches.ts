import { createResourceKey } from '../assembly/resource-address';
import type { StackTemplate } from '../assembly/stack-template';
import { StackTree } from '../assembly/stack-tree';
import { findResource, listResources, replaceSections } from '../assembly/template-resources';
import { Resolver } from '../resolve/resolver';
import { at, isObject, listAt, textAt } from '../symbolic/json-members';
import { display } from '../symbolic/symbolic-string';
import { AssumedConditions } from './assumed-conditions';
import type { ParameterSwitch } from './parameter-switch';
import type { Guard } from './replication-guards';
import { listGuards, mayReplicate } from './replication-guards';

/** The stacks as if every parameter that switches a replication had switched it on. */
export interface SwitchedOn {
  readonly stacks: readonly StackTemplate[];
  /** What switches the replication of a resource, by the key of the resource. */
  readonly switches: ReadonlyMap<string, readonly ParameterSwitch[]>;
}

/** Where a parameter decides whether a bucket replicates, a default says little: anybody may give another value. */
export function switchReplicationsOn(stacks: readonly StackTemplate[]): SwitchedOn {
  const guarded = stacks.flatMap((stack) => listResources(stack.template, mayReplicate)
    .flatMap((logicalId) => listGuards(findResource(stack.template, logicalId)!)
      .map((guard) => ({ stack, logicalId, guard }))));
  if (guarded.length === 0) {
    return { stacks, switches: new Map() };
  }
  const reader = new SwitchReader(stacks);
  const assumed = new AssumedConditions(stacks);
  const switches = new Map<string, readonly ParameterSwitch[]>();
  for (const { stack, logicalId, guard } of guarded) {
    const found = reader.read(stack, guard);
    const key = createResourceKey({ assembly: stack.assembly, stackPath: stack.path, templatePath: '', logicalId });
    const isAsWritten = found.every(({ on, given }) => on || given);
    const excluded = !isAsWritten && !assumed.assume(stack, guard.condition, guard.wanted);
    switches.set(key, [...switches.get(key) ?? [], ...found.map((each) => (excluded ? { ...each, excluded } : each))]);
  }
  return { stacks: assumed.apply(), switches };
}

/** Evaluates conditions with the defaults of parameters, and without. */
class SwitchReader {
  private readonly byDefault: Resolver;
  private readonly open: Resolver;
  private readonly withoutDefaults: ReadonlyMap<StackTemplate, StackTemplate>;

  private readonly tree: StackTree;

  constructor(stacks: readonly StackTemplate[]) {
    this.tree = new StackTree(stacks);
    this.withoutDefaults = new Map(stacks.map((stack) => [stack, removeDefaults(stack)]));
    this.byDefault = new Resolver(stacks);
    this.open = new Resolver([...this.withoutDefaults.values()]);
  }

  /** The parameters that decide the condition of a guard; none where their values do not matter. */
  public read(stack: StackTemplate, { condition, wanted }: Guard): readonly ParameterSwitch[] {
    const without = this.open.evaluateCondition(this.withoutDefaults.get(stack)!, condition);
    const on = this.byDefault.evaluateCondition(stack, condition) === wanted;
    const parameters = [...this.findParameters(stack, condition)];
    // a value that is given decides, and only what it switches off is worth a word
    return parameters.filter(({ given }) => (without === undefined ? !given : given && !on))
      .map((each) => ({ ...each, condition, on }));
  }

  /** The parameters that a condition refers to, with their defaults; those of the stack that passes the value. */
  private findParameters(stack: StackTemplate, condition: string): Iterable<FoundParameter> {
    const { Parameters: parameters, Conditions: conditions } = stack.template;
    const reached = new Set([condition]);
    const found = new Map<string, FoundParameter>();
    // iteration over a set includes what is added during it
    for (const name of reached) {
      for (const [reference, target] of listReferences(at(conditions, name))) {
        if (reference === 'Condition') {
          reached.add(target);
        } else if (isObject(at(parameters, target))) {
          this.findOuter(stack, target).forEach((each) => found.set(each.parameter, each));
        }
      }
    }
    return found.values();
  }

  private findOuter(stack: StackTemplate, name: string): readonly FoundParameter[] {
    const parent = this.tree.findParent(stack);
    const passed = this.tree.findPassed(stack, name);
    return parent === undefined || passed === undefined ? [readParameter(stack, name)]
      : listReferences(passed).flatMap(([, target]) =>
        (isObject(at(parent.template.Parameters, target)) ? this.findOuter(parent, target) : []));
  }
}

type FoundParameter = Pick<ParameterSwitch, 'parameter' | 'value' | 'given'>;

function readParameter({ parameters, bound, template }: StackTemplate, parameter: string): FoundParameter {
  const output = bound?.get(parameter);
  const given = output === undefined ? parameters?.get(parameter) : `${output.path}.${output.output}`;
  const value = given ?? textAt(template.Parameters, parameter, 'Default');
  return { parameter, given: given !== undefined, ...(value === undefined ? {} : { value: display(value) }) };
}

function removeDefaults(stack: StackTemplate): StackTemplate {
  const parameters = Object.entries(stack.template.Parameters ?? {})
    .map(([name, parameter]) => [name, { ...parameter, Default: undefined }]);
  return { ...stack, template: replaceSections(stack.template, { Parameters: Object.fromEntries(parameters) }) };
}

/** Every `Ref` and `Condition` in a value, with what it names. */
function listReferences(value: unknown): ReadonlyArray<readonly [string, string]> {
  return isObject(value)
    ? Object.entries(value).flatMap(([name, member]) => ((name === 'Ref' || name === 'Condition') && typeof member === 'string'
      ? [[name, member] as const] : listReferences(member)))
    : Array.isArray(value) ? listAt(value).flatMap(listReferences) : [];
}
