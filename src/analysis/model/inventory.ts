import type { ResourceAddress } from '../assembly/resource-address';
import type { StackTemplate } from '../assembly/stack-template';
import { StackTree } from '../assembly/stack-tree';
import { findResource, groupResources, readProperty } from '../assembly/template-resources';
import type { Resolver } from '../resolve/resolver';
import { once } from '../symbolic/once';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { LocatedResource } from './located-resource';

export type { LocatedResource } from './located-resource';

/** A nested stack is created under the conditions of all stacks around it. */
function describeParent({ nestedIn }: StackTemplate): string {
  return `of the nested stack ${nestedIn?.logicalId}`;
}

/** The resources of one type in one stack. */
interface TypedResources {
  readonly stack: StackTemplate;
  readonly logicalIds: () => readonly string[];
}

/** The resources of all stacks, by type; what nobody asks for is not looked at. */
export class Inventory {
  private readonly byType = new Map<string, TypedResources[]>();
  private readonly located = new Map<string, readonly LocatedResource[]>();
  private readonly leftOut = new Map<string, readonly LocatedResource[]>();
  /** Each resource is located once: who compares two may compare the objects. */
  private readonly places = new Map<StackTemplate, Map<string, LocatedResource | undefined>>();
  private readonly resolved = new Map<LocatedResource, Map<string, unknown>>();
  private readonly tree = once(() => new StackTree(this.stacks));

  constructor(private readonly stacks: readonly StackTemplate[], private readonly resolver: Resolver) {
    for (const stack of stacks) {
      for (const [type, logicalIds] of groupResources(stack.template)) {
        const ofSameType = this.byType.get(type) ?? [];
        ofSameType.push({ stack, logicalIds });
        this.byType.set(type, ofSameType);
      }
    }
  }

  public findByType(type: string): readonly LocatedResource[] {
    const found = this.located.get(type) ?? (this.byType.get(type) ?? []).flatMap(({ stack, logicalIds }) =>
      logicalIds().flatMap((logicalId) => this.locate(stack, logicalId) ?? []));
    this.located.set(type, found);
    return found;
  }

  /** The resource with the ARN that is not created, because its condition does not hold. */
  public findLeftOut(type: string, arn: SymbolicString): LocatedResource | undefined {
    return this.listLeftOut(type).find((located) => this.resolveAttribute(located, 'Arn') === arn);
  }

  /** The resources of a type that are not created, because their condition does not hold. */
  public listLeftOut(type: string): readonly LocatedResource[] {
    const found = this.leftOut.get(type) ?? (this.byType.get(type) ?? []).flatMap(({ stack, logicalIds }) =>
      logicalIds().filter((logicalId) => this.isLeftOut(stack, logicalId))
        .map((logicalId) => new LocatedResource(stack, logicalId, this.resolver.findEnvironment(stack))));
    this.leftOut.set(type, found);
    return found;
  }

  private isLeftOut(stack: StackTemplate, logicalId: string): boolean {
    const condition = findResource(stack.template, logicalId)?.Condition;
    return condition !== undefined && this.resolver.evaluateCondition(stack, condition) === false;
  }

  /** The resource whose generated name or id a text has. */
  public findGenerated(text: SymbolicString): LocatedResource | undefined {
    const place = this.resolver.findGenerated(text);
    return place && this.locate(place.stack, place.logicalId);
  }

  public findByTypes(predicate: (type: string) => boolean): readonly LocatedResource[] {
    return [...this.byType.keys()].filter(predicate).flatMap((type) => this.findByType(type));
  }

  public findByAddress({ assembly, stackPath, logicalId }: ResourceAddress): LocatedResource | undefined {
    const stack = this.tree().find(assembly, stackPath);
    return stack && this.locate(stack, logicalId);
  }

  public findInStack(stack: StackTemplate, logicalId: string): LocatedResource | undefined {
    return this.locate(stack, logicalId);
  }

  /** All properties. */
  public resolveProperties(located: LocatedResource): unknown {
    const { stack, resource: { Properties: properties = {} } } = located;
    const names = Object.keys(properties);
    // a function in the place of the properties, and a macro beside them, stand for all of them
    return names.some((name) => name === 'Ref' || name.startsWith('Fn::'))
      ? this.resolver.resolve(stack, properties)
      : Object.fromEntries(names.map((name) => [name, this.resolveProperty(located, name)] as const)
        .filter(([, value]) => value !== undefined));
  }

  /** A policy is asked for by those who parse it, and with all properties. */
  public resolveProperty(located: LocatedResource, name: string): unknown {
    const { stack, resource } = located;
    const known = this.resolved.get(located) ?? new Map<string, unknown>();
    this.resolved.set(located, known);
    if (!known.has(name)) {
      known.set(name, this.resolver.resolve(stack, readProperty(resource, name)));
    }
    return known.get(name);
  }

  /** An entry of the metadata. */
  public resolveMetadata({ stack, resource }: LocatedResource, name: string): unknown {
    return this.resolver.resolve(stack, resource.Metadata?.[name]);
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

  /** `undefined` if it is not created, or the stack around it is not. */
  private locate(stack: StackTemplate, logicalId: string): LocatedResource | undefined {
    const inStack = this.places.get(stack) ?? new Map<string, LocatedResource | undefined>();
    this.places.set(stack, inStack);
    const known = inStack.get(logicalId) ?? this.create(stack, logicalId);
    inStack.set(logicalId, known);
    return known;
  }

  private create(stack: StackTemplate, logicalId: string): LocatedResource | undefined {
    const exists = this.resolver.exists(stack);
    const resource = findResource(stack.template, logicalId);
    const condition = resource?.Condition;
    const holds = condition === undefined ? true : this.resolver.evaluateCondition(stack, condition);
    return resource === undefined || exists === false || holds === false ? undefined
      : new LocatedResource(stack, logicalId, this.resolver.findEnvironment(stack),
        holds === undefined ? condition : exists === undefined ? describeParent(stack) : undefined);
  }
}
