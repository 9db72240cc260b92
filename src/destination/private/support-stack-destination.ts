import { Stack } from 'aws-cdk-lib';
import type { ResourceEnvironment } from 'aws-cdk-lib/interfaces';
import type { Construct } from 'constructs';
import { requireAccount, requireRegion } from '../../internal/topology/regions';
import { findOrCreateSupportStack } from '../../internal/topology/support-stacks';
import type { ReplicationDestinationOptions } from '../destination-options';
import { ReplicationDirection } from '../replication-direction';
import { createReplica } from './create-replica';
import type { DestinationInput, DestinationStrategy, BoundDestination } from './destination-strategy';

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
