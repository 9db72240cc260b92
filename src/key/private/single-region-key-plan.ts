import { Stack } from 'aws-cdk-lib';
import type { PolicyDocument } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { ReplicationError } from '../../internal/errors/replication-error';
import { pinFeatureFlags } from '../../internal/topology/feature-flags';
import { computeStableHash } from '../../internal/topology/identity';
import { addStackDependency } from '../../internal/topology/support-stacks';
import { ReplicationKey } from '../replication-key';
import type { SingleRegionKeyOptions, SingleRegionKeysOptions } from '../single-region-key-options';
import type { DestinationKeyContext, KeyPlan, SourceKeyContext } from './key-plan';
import { renderKeyDescription } from './key-plan';
import { findKeyResource } from './key-resource';
import { createPrimaryKey, finishKey } from './primary-key';
import { UserKey, validateUserKey } from './user-key';

/** A symmetric key of one Region, under our grant rules. */
export class SingleRegionKey extends ReplicationKey {
  public readonly keyArn: string;
  public readonly keyId: string;
  protected readonly policy: PolicyDocument;

  constructor(scope: Construct, id: string, options: SingleRegionKeyOptions) {
    super(scope, id);
    pinFeatureFlags(this);
    const { resource, policy } = createPrimaryKey(this, { ...options, multiRegion: false });
    this.policy = policy;
    this.keyArn = resource.attrArn;
    this.keyId = resource.ref;
    finishKey(this, resource, options);
  }
}

/** A key of its own in each Region, created or the user's. */
export class SingleRegionKeyPlan implements KeyPlan {
  constructor(private readonly options: SingleRegionKeysOptions) {}

  public sourceKey({ scope, sourceStack, bucketKey, id }: SourceKeyContext): IKey {
    const { sourceKey: stated } = this.options;
    if (bucketKey && stated && bucketKey !== stated) {
      throw new ReplicationError('KeyKindMismatch', scope, {
        problem: 'the existing source bucket is encrypted with another key than the stated one',
        value: stated.node.path,
        remedy: "leave 'sourceKey' out: a bucket of yours keeps its key",
      });
    }
    const sourceKey = bucketKey ?? stated;
    if (sourceKey) {
      return wrapUserKey(sourceKey, scope, 'SourceKey', sourceStack.region);
    }
    return new SingleRegionKey(scope, 'SingleRegionKey', this.created(id));
  }

  public destinationKey({ scope, env, userKey, id }: DestinationKeyContext): ReplicationKey {
    return userKey
      ? wrapUserKey(userKey, scope, 'Key', env.region)
      : new SingleRegionKey(scope, 'SingleRegionKey', this.created(id));
  }

  private created(id: string): SingleRegionKeyOptions {
    return { description: renderKeyDescription(id), ...this.options };
  }
}

/** Validates and wraps a key of the user's own; an owned one of another stack is deployed first. */
export function wrapUserKey(key: IKey, scope: Construct, id: string, region: string): UserKey {
  validateUserKey(key, region, scope);
  if (findKeyResource(key)) {
    addStackDependency(Stack.of(scope), Stack.of(key), 'the bucket is encrypted with the key');
  }
  return new UserKey(scope, id, key);
}

/** The keys that older objects are encrypted with; each id derives from the key, not from its index. */
export function wrapFormerKeys(keys: readonly IKey[] = [], scope: Construct, stack: Stack): UserKey[] {
  const distinct = new Map(keys.map((key) => [`AdditionalDecryptKey-${computeStableHash(stack, key.keyArn)}`, key]));
  return [...distinct].map(([id, key]) => wrapUserKey(key, scope, id, stack.region));
}
