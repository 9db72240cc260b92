import { textAt } from '../symbolic/json-members';
import { once } from '../symbolic/once';
import type { SymbolicString } from '../symbolic/symbolic-string';
import type { InspectedResource, SchemaProblem } from './inspection';
import type { Inventory, LocatedResource } from './inventory';
import { findForeignNamespace } from './schema/bucket-name';
import { findForeignPartition } from './schema/iam-partition';
import { findPropertyProblems } from './schema/resource-schema';

/** A resource whose properties are resolved when somebody asks for what depends on them: most are asked for less. */
export class ResourceInspection implements InspectedResource {
  private readonly found = once(() => this.findProblems());

  constructor(private readonly inventory: Inventory, private readonly located: LocatedResource) {}

  public get type(): string {
    return this.located.resource.Type;
  }

  public get account(): SymbolicString {
    return this.located.account;
  }

  public get region(): SymbolicString {
    return this.located.region;
  }

  public get name(): SymbolicString | undefined {
    return this.type === 'AWS::IAM::ManagedPolicy'
      ? textAt(this.inventory.resolveProperty(this.located, 'ManagedPolicyName')) : undefined;
  }

  public get problems(): readonly SchemaProblem[] {
    return this.found();
  }

  private findProblems(): readonly SchemaProblem[] {
    const { type, located } = this;
    const properties = this.inventory.resolveProperties(located);
    return [
      ...findPropertyProblems(type, properties),
      ...(type === 'AWS::S3::Bucket' ? findForeignNamespace(properties, located) : []),
      ...(type.startsWith('AWS::IAM::') ? findForeignPartition(properties, located.partition) : []),
    ];
  }
}
