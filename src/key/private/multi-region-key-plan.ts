import { Stack } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { ReplicationError } from '../../errors/replication-error';
import { rootStackOf } from '../../topology/private/identity';
import { dependOn, supportStack } from '../../topology/private/support-stacks';
import { MultiRegionKey } from '../multi-region-key';
import type { MultiRegionKeyProps } from '../multi-region-key';
import { ReplicaKey } from '../replica-key';
import { requireKeyAccount } from './brought-key';
import type { DestinationKeyContext, KeyPlan, SourceKeyContext } from './key-plan';
import { keyDescription } from './key-plan';

/** A primary key in the source Region, a replica of it in each destination Region. */
export class MultiRegionKeyPlan implements KeyPlan {
  private primary: MultiRegionKey | undefined;

  constructor(private readonly options: MultiRegionKeyProps, private readonly brought?: MultiRegionKey) {}

  public sourceKey(context: SourceKeyContext): IKey {
    this.primary = this.brought ? requireFit(this.brought, context) : this.createPrimary(context);
    dependOn(context.sourceStack, Stack.of(this.primary), 'the source bucket is encrypted with the key');
    return this.primary;
  }

  public destinationKey({ scope, region, brought }: DestinationKeyContext): IKey {
    if (brought) {
      throw new ReplicationError('KeyKindMismatch', scope, {
        problem: "a destination brings a 'key', but the keys are multi-Region",
        value: brought.node.path,
        remedy: 'use keys: ReplicationKeys.singleRegion(), or create a ReplicaKey of the primary: it is found by its Region',
      });
    }
    const primary = this.primary!;
    if (this.brought) {
      const replica = primary.replicaIn(region);
      dependOn(Stack.of(scope), Stack.of(replica), 'the replica bucket is encrypted with the replica key');
      return replica;
    }
    return new ReplicaKey(scope, 'ReplicaKey', { ...primary._independentOptions, primaryKey: primary });
  }

  private createPrimary({ sourceStack, id }: SourceKeyContext): MultiRegionKey {
    const { account, region } = sourceStack;
    const keyStack = supportStack(sourceStack, 'key', { account, region });
    return new MultiRegionKey(new Construct(keyStack, id), 'MultiRegionKey', {
      description: keyDescription(id),
      ...this.options,
    });
  }
}

function requireFit(key: MultiRegionKey, { scope, sourceStack }: SourceKeyContext): MultiRegionKey {
  if (rootStackOf(key) === rootStackOf(sourceStack)) {
    throw new ReplicationError('PrimaryKeyInSourceStack', scope, {
      problem: 'the multi-Region primary key is in the source stack, which the replica keys would then depend on',
      value: key.node.path,
      remedy: 'create the MultiRegionKey in a stack of its own, in the same Region, or leave the key out',
    });
  }
  if (key.env.region !== sourceStack.region) {
    throw new ReplicationError('KeyRegionMismatch', scope, {
      problem: `the primary key has to be in the source Region, ${sourceStack.region}`,
      value: key.env.region,
      remedy: `create the MultiRegionKey in a stack of ${sourceStack.region}`,
    });
  }
  requireKeyAccount(key, sourceStack.account, scope);
  return key;
}
