import type { Resolver } from '../resolve/resolver';
import type { SymbolicString } from '../symbolic/symbolic-string';
import type { ResourceAddress } from '../assembly/resource-address';
import type { StackTemplate, TemplateResource } from '../assembly/stack-template';

/** A resource of a template that is deployed, or perhaps deployed. */
export interface Located {
  readonly stack: StackTemplate;
  readonly logicalId: string;
  readonly resource: TemplateResource;
  readonly address: ResourceAddress;
  readonly account: SymbolicString;
  readonly region: SymbolicString;
  readonly partition: SymbolicString;
  /** Its condition, where deployment decides about it. */
  readonly undecided?: string;
}

/** The resources of all stacks, by type. */
export class Inventory {
  private readonly byType = new Map<string, Located[]>();

  constructor(stacks: readonly StackTemplate[], private readonly resolver: Resolver) {
    for (const stack of stacks) {
      for (const [logicalId, resource] of Object.entries(stack.template.Resources ?? {})) {
        const decided = resource.Condition === undefined ? true : resolver.evaluateCondition(stack, resource.Condition);
        if (decided !== false) {
          this.add(stack, logicalId, resource, decided === undefined ? resource.Condition : undefined);
        }
      }
    }
  }

  public ofType(type: string): readonly Located[] {
    return this.byType.get(type) ?? [];
  }

  public ofNamespace(start: string): readonly Located[] {
    return [...this.byType].flatMap(([type, resources]) => (String(type).startsWith(start) ? resources : []));
  }

  /** A property without its intrinsic functions. */
  public property({ stack, resource }: Located, name: string): unknown {
    return this.resolver.resolve(stack, resource.Properties?.[name]);
  }

  /** `Ref` of the resource. */
  public reference({ stack, logicalId }: Located): SymbolicString {
    return this.resolver.resolveReference(stack, logicalId);
  }

  public attribute({ stack, logicalId }: Located, name: string): SymbolicString {
    return this.resolver.resolveAttribute(stack, logicalId, name);
  }

  private add(stack: StackTemplate, logicalId: string, resource: TemplateResource, undecided?: string): void {
    const { account, region, partition } = this.resolver.findEnvironment(stack);
    const { assembly, path: stackPath, templatePath } = stack;
    const constructPath = stack.constructPaths.get(logicalId);
    const named = constructPath === undefined ? {} : { constructPath };
    const address = { assembly, stackPath, templatePath, logicalId, ...named };
    const located = { stack, logicalId, resource, address, account, region, partition: partition.name };
    const known = this.byType.get(resource.Type) ?? [];
    known.push(undecided === undefined ? located : { ...located, undecided });
    this.byType.set(resource.Type, known);
  }
}
