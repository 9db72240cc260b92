import type { ResourceAddress } from '../../analysis/assembly/resource-address';
import { formatAddress } from '../../analysis/assembly/resource-address';
import type { DeployedStack } from '../../analysis/model/deployed-stack';
import type { Bucket } from '../../analysis/model/deployment-model';
import type { KeyTarget } from '../../analysis/s3/key-target';
import type { RuleContext } from '../../analysis/s3/replication-context';
import { display } from '../../analysis/symbolic/symbolic-string';
import type { ResourceNode, StackNode } from './graph';
import { NodeIds } from './node-ids';

interface NodeResource {
  readonly name: string;
  /** Absent for a resource that is in no template. */
  readonly address?: ResourceAddress;
}

/** What a rule or a bucket names by an empty text. */
const NAMELESS = 'no name';

/** Collects the nodes that edges connect, each once. */
export class ResourceNodes {
  private readonly ids = new NodeIds();
  private readonly nodesById = new Map<string, ResourceNode>();
  private readonly stacksByKey = new Map<string, StackNode>();

  constructor(private readonly deployedStacks: readonly DeployedStack[]) {}

  public get nodes(): ResourceNode[] {
    return [...this.nodesById.values()];
  }

  public get stacks(): StackNode[] {
    return [...this.stacksByKey.values()];
  }

  /** The node of a stack that is drawn. */
  public findStack(model: DeployedStack): StackNode | undefined {
    return this.stacksByKey.get(createKey(model.assembly, model.path));
  }

  public addBucket({ arn, name, address }: Bucket): string {
    return this.add('bucket', arn, { name, address });
  }

  public addDestination({ destination, destinationArn }: RuleContext): string {
    return destination
      ? this.addBucket(destination)
      : this.add('bucket', destinationArn, { name: destinationArn.replace(/^arn:[^:]*:s3:::/, '') });
  }

  /** Adds the key that a bucket names; without a name, the AWS managed key of the bucket's account and Region. */
  public addKey({ key, arn, written = 'alias/aws/s3' }: KeyTarget, owner: Pick<Bucket, 'account' | 'region'>): string {
    return key
      ? this.add('key', key.arn, { name: key.arn, address: key.address })
      : this.add('key', arn ?? `${written} ${owner.account} ${owner.region}`, { name: arn ?? written });
  }

  private add(kind: ResourceNode['kind'], key: string, { name: given, address }: NodeResource): string {
    const name = given === '' ? NAMELESS : given;
    const id = this.ids.getId(kind, key, display(address ? formatAddress(address) : name));
    if (!this.nodesById.has(id)) {
      const stack = address && this.addStack(address);
      this.nodesById.set(id, { id, kind, name, stack, constructPath: address?.constructPath });
    }
    return id;
  }

  /** A template may be that of several stacks. */
  private addStack({ assembly, stackPath }: ResourceAddress): string {
    const [stack] = this.deployedStacks.filter((each) => each.assembly === assembly && each.path === stackPath);
    const { path, name, account, region } = stack;
    const key = createKey(assembly, path);
    const id = this.ids.getId('stack', key, path);
    this.stacksByKey.set(key, { id, path, name, account, region });
    return id;
  }
}

function createKey(assembly: string, path: string): string {
  return `${assembly}\n${path}`;
}
