import type { SymbolicString } from '../symbolic/symbolic-string';
import { opaqueId, unknownValue } from '../symbolic/symbolic-string';
import type { StackTemplate, TemplateResource } from '../assembly/stack-template';
import { conditionNamed } from './conditions';
import { withDynamicReferences } from './dynamic-references';
import type { Environment } from './environment';
import { INTRINSICS } from './intrinsic-functions';
import { Memo } from './memo';
import type { CrossStackReferences } from './cross-stack-references';
import type { Partition } from './partition';
import { partitionOf } from './partition';
import { attributeOf, referenceTo } from './references';
import { UNRESOLVED, unresolved } from './unresolved';

/** One stack, as the expressions of its template see it. */
export class Scope implements Environment {
  public readonly account: SymbolicString;
  public readonly region: SymbolicString;
  public readonly partition: Partition;
  private readonly values = new Memo<unknown>();
  private readonly conditions = new Memo<boolean | undefined>();

  /**
   * @param label the construct path, made unique among all assemblies: marks carry it
   * @param undecided where a stack of the assembly is deployed that does not say so
   */
  constructor(
    readonly stack: StackTemplate,
    readonly label: string,
    readonly undecided: Environment,
    readonly crossStack: CrossStackReferences,
  ) {
    this.account = stack.account ?? undecided.account;
    this.region = stack.region ?? undecided.region;
    this.partition = stack.region === undefined ? undecided.partition : partitionOf(stack.region);
  }

  /** CloudFormation appends characters of its own to that of a nested stack. */
  public get name(): SymbolicString {
    const parent = this.crossStack.parentOf(this);
    return parent === undefined ? this.stack.name
      : `${parent.scope.name}-${parent.logicalId}-${opaqueId(this.label)}`;
  }

  /** Plain JSON with texts; `undefined` for `AWS::NoValue`. */
  public resolve(value: unknown): unknown {
    if (typeof value === 'string') {
      return withDynamicReferences(this, value);
    }
    if (typeof value !== 'object' || value === null) {
      return value;
    }
    if (Array.isArray(value)) {
      return value.map((item) => this.resolve(item)).filter((item) => item !== undefined);
    }
    const entries = Object.entries(value);
    const [name, argument] = entries[0] ?? ['', undefined];
    return entries.length === 1 && (name === 'Ref' || name.startsWith('Fn::'))
      ? this.evaluate(value, name, argument)
      : this.members(entries);
  }

  private evaluate(expression: object, name: string, argument: unknown): unknown {
    const intrinsic = INTRINSICS.get(name);
    const resolved = intrinsic === undefined ? UNRESOLVED : intrinsic(this, argument);
    return resolved === UNRESOLVED ? unresolved(this.label, expression) : resolved;
  }

  private members(entries: ReadonlyArray<readonly [string, unknown]>): unknown {
    const members: Record<string, unknown> = {};
    for (const [key, item] of entries) {
      const resolved = this.resolve(item);
      if (resolved !== undefined) {
        members[key] = resolved;
      }
    }
    return members;
  }

  /** What stands in a string for the value. */
  public text(value: unknown): SymbolicString {
    const resolved = this.resolve(value);
    return typeof resolved === 'string' ? resolved
      : typeof resolved === 'number' || typeof resolved === 'boolean' ? String(resolved)
        : unresolved(this.label, value);
  }

  public resource(logicalId: string): TemplateResource | undefined {
    return this.stack.template.Resources?.[logicalId];
  }

  /** `Ref` */
  public reference(name: string): unknown {
    return this.values.of(`Ref ${name}`, () => unknownValue(`${this.label}.${name}`), () => referenceTo(this, name));
  }

  /** `Fn::GetAtt` */
  public attribute(logicalId: string, name: string): unknown {
    const cyclic = () => unknownValue(`${this.label}.${logicalId}.${name}`);
    return this.values.of(`GetAtt ${logicalId}.${name}`, cyclic, () => attributeOf(this, logicalId, name));
  }

  /** `undefined` where the template has no such output. */
  public output(name: string): unknown {
    const output = this.stack.template.Outputs?.[name];
    return output === undefined ? undefined
      : this.values.of(`Output ${name}`, () => unknownValue(`${this.label} output ${name}`), () => this.resolve(output.Value));
  }

  /** `undefined`: deployment decides. */
  public condition(name: string): boolean | undefined {
    return this.conditions.of(name, () => undefined, () => conditionNamed(this, name));
  }
}
