import { Stack } from 'aws-cdk-lib';
import { CfnKey } from 'aws-cdk-lib/aws-kms';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { ReplicationError } from '../../internal/errors/replication-error';
import { dependOn } from '../../internal/topology/support-stacks';
import type { ReplicationKey } from '../replication-key';
import type { SingleRegionKeyOptions, SingleRegionKeysOptions } from '../single-region-key-options';
import { BroughtKey, validateBroughtKey } from './brought-key';
import { keyDescription } from './key-plan';
import type { DestinationKeyContext, KeyPlan, SourceKeyContext } from './key-plan';
import { SingleRegionKey } from './single-region-key';

/** A key of its own in each Region, made or brought. */
export class SingleRegionKeyPlan implements KeyPlan {
  constructor(private readonly options: SingleRegionKeysOptions) {}

  public sourceKey({ scope, sourceStack, existing, id }: SourceKeyContext): IKey {
    const { sourceKey: stated } = this.options;
    if (existing && stated && existing !== stated) {
      throw new ReplicationError('KeyKindMismatch', scope, {
        problem: 'the existing source bucket is encrypted with another key than the stated one',
        value: stated.node.path,
        remedy: "leave 'sourceKey' out: a bucket of yours keeps its key",
      });
    }
    const sourceKey = existing ?? stated;
    if (sourceKey) {
      return bring(sourceKey, scope, 'SourceKey', sourceStack.region);
    }
    return new SingleRegionKey(scope, 'SingleRegionKey', this.created(id));
  }

  public destinationKey({ scope, env, brought, id }: DestinationKeyContext): ReplicationKey {
    return brought
      ? bring(brought, scope, 'Key', env.region)
      : new SingleRegionKey(scope, 'SingleRegionKey', this.created(id));
  }

  private created(id: string): SingleRegionKeyOptions {
    return { description: keyDescription(id), ...this.options };
  }
}

/** Validates and wraps a key of the user's own; an owned one of another stack is deployed first. */
export function bring(key: IKey, scope: Construct, id: string, region: string): BroughtKey {
  validateBroughtKey(key, region, scope);
  if (CfnKey.isCfnKey(key.node.defaultChild)) {
    dependOn(Stack.of(scope), Stack.of(key), 'the bucket is encrypted with the key');
  }
  return new BroughtKey(scope, id, key);
}
