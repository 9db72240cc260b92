import { Stage } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { ReplicationError } from '../../internal/errors/replication-error';
import { rootStackOf } from '../../internal/topology/construct-tree';
import { requireComparable, requireRegion } from '../../internal/topology/regions';
import type { Environment } from '../../internal/topology/regions';
import type { ReplicationDestinationOptions } from '../destination-options';
import type { DestinationInput, DestinationKind, RealizedDestination } from './destination-kind';
import { createReplica } from './replica-half';

/** A destination in a stack of the user's own. */
export class OwnStackDestination implements DestinationKind {
  public readonly twoWay: boolean;
  public readonly takesReplicaKey = true;

  constructor(private readonly stack: Stack, private readonly options: ReplicationDestinationOptions) {
    this.twoWay = options.direction?._twoWay ?? false;
  }

  public describe(): string {
    return `ReplicationDestination.inStack(${this.stack.node.path})`;
  }

  public place(sourceStack: Stack, scope: Construct): Environment {
    const { account, region } = this.stack;
    requireRegion(region, 'a destination stack', scope);
    requireDeployable(this.stack, sourceStack, scope);
    return { account, region };
  }

  public realize(input: DestinationInput): RealizedDestination {
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
  if (rootStackOf(stack) === rootStackOf(sourceStack)) {
    throw new ReplicationError('DestinationIsSource', scope, {
      problem: 'a destination stack is the source stack',
      value: stack.node.path,
      remedy: 'use a stack of another Region',
    });
  }
}
