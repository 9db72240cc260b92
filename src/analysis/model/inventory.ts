import type { ResourceAddress } from '../assembly/resource-address';
import { createResourceKey } from '../assembly/resource-address';
import type { StackTemplate, TemplateResource } from '../assembly/stack-template';
import type { Resolver } from '../resolve/resolver';
import type { SymbolicString } from '../symbolic/symbolic-string';

/** A resource of a template, unless its condition is false, with the environment of its stack. */
export interface LocatedResource {
  readonly stack: StackTemplate;
  readonly logicalId: string;
  readonly resource: TemplateResource;
  readonly address: ResourceAddress;
  readonly account: SymbolicString;
  readonly region: SymbolicString;
  readonly partition: SymbolicString;
  /** The name of its condition, if the result is known only at deployment. */
  readonly unresolvedCondition?: string;
}

/** A nested stack is created under the conditions of all stacks around it. */
function describeParent({ nestedIn }: StackTemplate): string {
  return `of the nested stack ${nestedIn?.logicalId}`;
}

/** The resources of all stacks, by type. */
export class Inventory {
  private readonly byType = new Map<string, LocatedResource[]>();
  private readonly byAddress = new Map<string, LocatedResource>();

  constructor(stacks: readonly StackTemplate[], private readonly resolver: Resolver) {
    for (const stack of stacks) {
      const exists = resolver.exists(stack);
      for (const [logicalId, resource] of Object.entries(stack.template.Resources ?? {})) {
        const { Condition: condition } = resource;
        const holds = condition === undefined ? true : resolver.evaluateCondition(stack, condition);
        if (exists !== false && holds !== false) {
          const unresolved = holds === undefined ? condition : exists === undefined ? describeParent(stack) : undefined;
          this.add(stack, logicalId, resource, unresolved);
        }
      }
    }
  }

  public findByType(type: string): readonly LocatedResource[] {
    return this.byType.get(type) ?? [];
  }

  public findByNamespace(prefix: string): readonly LocatedResource[] {
    return [...this.byType].flatMap(([type, resources]) => (String(type).startsWith(prefix) ? resources : []));
  }

  public findByAddress(address: ResourceAddress): LocatedResource | undefined {
    return this.byAddress.get(createResourceKey(address));
  }

  /** All properties. */
  public resolveProperties({ stack, resource }: LocatedResource): unknown {
    return this.resolver.resolve(stack, resource.Properties ?? {});
  }

  public resolveProperty({ stack, resource }: LocatedResource, name: string): unknown {
    return this.resolver.resolve(stack, resource.Properties?.[name]);
  }

  /** Whether the template of a nested stack is in the assembly. */
  public hasTemplate({ stack, logicalId }: LocatedResource): boolean {
    return this.resolver.hasNestedStack(stack, logicalId);
  }

  /** `Ref` of the resource. */
  public resolveReference({ stack, logicalId }: LocatedResource): SymbolicString {
    return this.resolver.resolveReference(stack, logicalId);
  }

  /** `Fn::GetAtt` of the resource. */
  public resolveAttribute({ stack, logicalId }: LocatedResource, name: string): SymbolicString {
    return this.resolver.resolveAttribute(stack, logicalId, name);
  }

  private add(stack: StackTemplate, logicalId: string, resource: TemplateResource, unresolvedCondition?: string): void {
    const { account, region, partition } = this.resolver.findEnvironment(stack);
    const { assembly, path: stackPath, templatePath } = stack;
    const constructPath = stack.constructPaths.get(logicalId);
    const optionalPath = constructPath === undefined ? {} : { constructPath };
    const address = { assembly, stackPath, templatePath, logicalId, ...optionalPath };
    const located = { stack, logicalId, resource, address, account, region, partition: partition.name };
    const ofSameType = this.byType.get(resource.Type) ?? [];
    const complete = unresolvedCondition === undefined ? located : { ...located, unresolvedCondition };
    ofSameType.push(complete);
    this.byType.set(resource.Type, ofSameType);
    this.byAddress.set(createResourceKey(address), complete);
  }
}
