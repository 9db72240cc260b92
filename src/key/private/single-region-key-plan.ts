import { Stack } from 'aws-cdk-lib';
import { CfnKey } from 'aws-cdk-lib/aws-kms';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { ReplicationError } from '../../internal/errors/replication-error';
import { computeStableHash } from '../../internal/topology/identity';
import { addStackDependency } from '../../internal/topology/support-stacks';
import type { ReplicationKey } from '../replication-key';
import type { SingleRegionKeyOptions, SingleRegionKeysOptions } from '../single-region-key-options';
import { renderKeyDescription } from './key-plan';
import type { DestinationKeyContext, KeyPlan, SourceKeyContext } from './key-plan';
import { SingleRegionKey } from './single-region-key';
import { UserKey, validateUserKey } from './user-key';

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
  if (CfnKey.isCfnKey(key.node.defaultChild)) {
    addStackDependency(Stack.of(scope), Stack.of(key), 'the bucket is encrypted with the key');
  }
  return new UserKey(scope, id, key);
}

/** The keys that older objects are encrypted with; each id derives from the key, not from its index. */
export function wrapFormerKeys(keys: readonly IKey[] | undefined, scope: Construct, stack: Stack): UserKey[] {
  return (keys ?? []).map((key) =>
    wrapUserKey(key, scope, `AdditionalDecryptKey-${computeStableHash(stack, key.keyArn)}`, stack.region),
  );
}
