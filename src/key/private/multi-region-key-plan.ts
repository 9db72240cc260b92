import { Stack } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { ReplicationError } from '../../internal/errors/replication-error';
import { forwardTags } from '../../internal/topology/forwarded-tags';
import { findRootStack } from '../../internal/topology/identity';
import { regionsDiffer } from '../../internal/topology/regions';
import { addStackDependency, findOrCreateSupportStack } from '../../internal/topology/support-stacks';
import { MultiRegionKey } from '../multi-region-key';
import type { MultiRegionKeyProps } from '../multi-region-key';
import { ReplicaKey } from '../replica-key';
import type { ReplicationKey } from '../replication-key';
import type { DestinationKeyContext, KeyPlan, SourceKeyContext } from './key-plan';
import { renderKeyDescription } from './key-plan';
import { SingleRegionKeyPlan } from './single-region-key-plan';
import { requireKeyAccount } from './user-key';

/** A primary key in the source Region, a replica of it in each destination Region. */
export class MultiRegionKeyPlan implements KeyPlan {
  private primary: MultiRegionKey | undefined;
  /** KMS does not replicate a key into another account. */
  private readonly ownKey: SingleRegionKeyPlan;

  constructor(private readonly options: MultiRegionKeyProps, private readonly userKey?: MultiRegionKey) {
    const { allowedReplicaRegions, pinnedKeyId, ...ownOptions } = options;
    this.ownKey = new SingleRegionKeyPlan(ownOptions);
  }

  public sourceKey(context: SourceKeyContext): IKey {
    requireSameKey(this.userKey, context);
    this.primary = this.userKey ? requireFit(this.userKey, context) : this.createPrimary(context);
    addStackDependency(context.sourceStack, Stack.of(this.primary), 'the source bucket is encrypted with the key');
    return this.primary;
  }

  public destinationKey(context: DestinationKeyContext): ReplicationKey {
    return context.crossAccount ? this.ownKey.destinationKey(context) : this.replicaKey(context);
  }

  private replicaKey({ scope, env, userKey }: DestinationKeyContext): ReplicaKey {
    if (userKey) {
      throw new ReplicationError('KeyKindMismatch', scope, {
        problem: "a destination brings a 'key', but the keys are multi-Region",
        value: userKey.node.path,
        remedy: 'use keys: ReplicationKeys.singleRegion(), or create a ReplicaKey of the primary: it is found by its Region',
      });
    }
    const primary = this.primary!;
    if (this.userKey) {
      const replica = primary.replicaIn(env.region);
      addStackDependency(Stack.of(scope), Stack.of(replica), 'the replica bucket is encrypted with the replica key');
      return replica;
    }
    return new ReplicaKey(scope, 'ReplicaKey', { ...primary._independentOptions, primaryKey: primary });
  }

  private createPrimary({ owner, sourceStack, id }: SourceKeyContext): MultiRegionKey {
    const { account, region } = sourceStack;
    const keyStack = findOrCreateSupportStack(sourceStack, 'key', { account, region });
    const scope = new Construct(keyStack, id);
    forwardTags(owner, scope);
    return new MultiRegionKey(scope, 'MultiRegionKey', {
      description: renderKeyDescription(id),
      ...this.options,
    });
  }
}

function requireFit(key: MultiRegionKey, { scope, sourceStack }: SourceKeyContext): MultiRegionKey {
  if (findRootStack(key) === findRootStack(sourceStack)) {
    throw new ReplicationError('PrimaryKeyInSourceStack', scope, {
      problem: 'the multi-Region primary key is in the source stack, which the replica keys would then depend on',
      value: key.node.path,
      remedy: 'create the MultiRegionKey in a stack of its own, in the same Region, or leave the key out',
    });
  }
  if (regionsDiffer(key.env.region, sourceStack.region)) {
    throw new ReplicationError('KeyRegionMismatch', scope, {
      problem: `the primary key has to be in the source Region, ${sourceStack.region}`,
      value: key.env.region,
      remedy: `create the MultiRegionKey in a stack of ${sourceStack.region}`,
    });
  }
  requireKeyAccount(key, sourceStack.account, scope);
  return key;
}

/** A bucket of the user's is never re-keyed. */
function requireSameKey(userKey: MultiRegionKey | undefined, { scope, bucketKey }: SourceKeyContext): void {
  if (bucketKey && bucketKey !== userKey) {
    throw new ReplicationError('KeyKindMismatch', scope, {
      problem: 'the existing source bucket is encrypted with another key than the multi-Region one',
      value: bucketKey.node.path,
      remedy: "leave 'keys' out: the destinations then get keys of their own",
    });
  }
}
