import type { KeyTarget } from '../../analysis/s3/key-target';
import type { RuleContext } from '../../analysis/s3/replication-context';
import { display } from '../../analysis/symbolic/symbolic-string';
import type { ResourceAddress } from '../../analysis/assembly/resource-address';
import { formatAddress } from '../../analysis/assembly/resource-address';
import type { Bucket, DeployedStack } from '../../analysis/model/deployment-model';
import type { ResourceNode, StackNode } from './graph';
import { NodeIds } from './node-ids';

/** Collects the nodes that edges ask for, each once. */
export class ResourceNodes {
  private readonly ids = new NodeIds();
  private readonly found = new Map<string, ResourceNode>();
  private readonly stacksFound = new Map<string, StackNode>();

  constructor(private readonly deployedStacks: readonly DeployedStack[]) {}

  public get nodes(): ResourceNode[] {
    return [...this.found.values()];
  }

  public get stacks(): StackNode[] {
    return [...this.stacksFound.values()];
  }

  /** The node of a stack that is drawn. */
  public findStack(model: DeployedStack): StackNode | undefined {
    return this.stacksFound.get(model.templatePath);
  }

  public addBucket({ arn, name, address }: Bucket): string {
    return this.add('bucket', arn, { name, address });
  }

  public addDestination({ destination, destinationArn }: RuleContext): string {
    return destination
      ? this.addBucket(destination)
      : this.add('bucket', destinationArn, { name: destinationArn.replace(/^arn:[^:]*:s3:::/, '') });
  }

  /** The key that a bucket in an account and Region names; without a name AWS's own of that place. */
  public addKey({ key, arn, written = 'alias/aws/s3' }: KeyTarget, owner: Pick<Bucket, 'account' | 'region'>): string {
    return key
      ? this.add('key', key.arn, { name: key.arn, address: key.address })
      : this.add('key', arn ?? `${written} ${owner.account} ${owner.region}`, { name: arn ?? written });
  }

  private add(kind: ResourceNode['kind'], key: string, { name, address }: { readonly name: string; readonly address?: ResourceAddress }): string {
    const id = this.ids.getId(kind, key, display(address ? formatAddress(address) : name));
    if (!this.found.has(id)) {
      const stack = address && this.addStack(address);
      this.found.set(id, { id, kind, name, stack, constructPath: address?.constructPath });
    }
    return id;
  }

  private addStack({ templatePath }: ResourceAddress): string {
    const [{ path, name, account, region }] = this.deployedStacks.filter((stack) => stack.templatePath === templatePath);
    const id = this.ids.getId('stack', templatePath, path);
    this.stacksFound.set(templatePath, { id, path, name, account, region });
    return id;
  }
}
