import { Stack, Stage } from 'aws-cdk-lib';
import type { ResourceEnvironment } from 'aws-cdk-lib/interfaces';
import type { Construct } from 'constructs';
import { ReplicationError } from '../../internal/errors/replication-error';
import { findRootStack } from '../../internal/topology/identity';
import { requireAccount, requireComparable, requireRegion } from '../../internal/topology/regions';
import { findOrCreateSupportStack } from '../../internal/topology/support-stacks';
import type { ReplicationDestinationOptions } from '../destination-options';
import { ReplicationDirection } from '../replication-direction';
import { createReplica } from './create-replica';
import type { BoundDestination, DestinationInput, DestinationStrategy } from './destination-strategy';

/** A destination whose stack is found or created beside the source stack. */
export class SupportStackDestination implements DestinationStrategy {
  public readonly twoWay: boolean;
  public readonly takesReplicaKey = true;

  constructor(
    private readonly env: { readonly account?: string; readonly region: string },
    private readonly options: ReplicationDestinationOptions,
  ) {
    this.twoWay = options.direction === ReplicationDirection.TWO_WAY;
  }

  public describe(): string {
    const { account, region } = this.env;
    return account === undefined
      ? `ReplicationDestination.inRegion(${JSON.stringify(region)})`
      : `ReplicationDestination.inAccount(${JSON.stringify(account)}, ${JSON.stringify(region)})`;
  }

  public place(sourceStack: Stack, scope: Construct): ResourceEnvironment {
    requireRegion(this.env.region, 'a destination', scope);
    if (this.env.account !== undefined) {
      requireAccount(this.env.account, sourceStack.account, scope);
    }
    return { account: this.env.account ?? sourceStack.account, region: this.env.region };
  }

  public bind(input: DestinationInput): BoundDestination {
    const { scope, id, env } = input;
    return createReplica(findOrCreateSupportStack(Stack.of(scope), `replica-${id}`, env), this.options, input);
  }
}

/** A destination in a stack of the user's own. */
export class OwnStackDestination implements DestinationStrategy {
  public readonly twoWay: boolean;
  public readonly takesReplicaKey = true;

  constructor(private readonly stack: Stack, private readonly options: ReplicationDestinationOptions) {
    this.twoWay = options.direction === ReplicationDirection.TWO_WAY;
  }

  public describe(): string {
    return `ReplicationDestination.inStack(${this.stack.node.path})`;
  }

  public place(sourceStack: Stack, scope: Construct): ResourceEnvironment {
    const { account, region } = this.stack;
    requireRegion(region, 'a destination stack', scope);
    requireDeployable(this.stack, sourceStack, scope);
    return { account, region };
  }

  public bind(input: DestinationInput): BoundDestination {
    return createReplica(this.stack, this.options, input);
  }
}

/** CDK orders stacks within a Stage only, and a stack cannot wait for itself. */
export function requireDeployable(stack: Stack, sourceStack: Stack, scope: Construct): void {
  requireComparable(stack.account, sourceStack.account, scope);
  if (Stage.of(stack) !== Stage.of(sourceStack)) {
    throw new ReplicationError('DestinationStackMismatch', scope, {
      problem: 'a destination stack is not in the Stage of the source stack',
      value: stack.node.path,
      remedy: 'create both stacks in one Stage: CDK allows no dependency between Stages',
    });
  }
  if (findRootStack(stack) === findRootStack(sourceStack)) {
    throw new ReplicationError('DestinationIsSource', scope, {
      problem: 'a destination stack is the source stack',
      value: stack.node.path,
      remedy: "use a stack of another Region or account; within one stack, 'replicationRules' of s3.Bucket replicate",
    });
  }
}
