import { Stack } from 'aws-cdk-lib';
import { BucketEncryption } from 'aws-cdk-lib/aws-s3';
import type { IBucketRef } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { EncryptionEnforcement } from '../../bucket/encryption-enforcement';
import { addExistingStatements, existingBucket, keyOf } from '../../bucket/private/existing-bucket';
import type { ExistingBucket } from '../../bucket/private/existing-bucket';
import { ReplicationError } from '../../internal/errors/replication-error';
import { pathBelow, ownerOf } from '../../internal/topology/construct-tree';
import { stableHash } from '../../internal/topology/identity';
import { requireRegion } from '../../internal/topology/regions';
import { bring } from '../../key/private/single-region-key-plan';
import type { ExistingSourceOptions } from '../existing-source-options';
import type { SourceBucket, SourceInput, SourceKind, SourcePlace, SourceShape, SourceTraits } from './source-kind';

/** A bucket construct of the user's as source: never renamed, re-keyed or given a deny that was not asked for. */
export class ExistingSource implements SourceKind {
  constructor(private readonly ref: IBucketRef, private readonly options: ExistingSourceOptions) {}

  public place(replication: Construct): SourcePlace {
    const { cfnBucket } = existingBucket(this.ref, replication);
    const stack = Stack.of(cfnBucket);
    requireRegion(stack.region, 'the source bucket', replication);
    const surrounding = replication.node.scopes.slice(0, -1).find((scope) => Stack.isStack(scope));
    if (surrounding && Stack.of(replication) !== stack) {
      throw new ReplicationError('SourceStackMismatch', replication, {
        problem: `the replication is not in the stack of its source bucket, ${stack.node.path}`,
        value: Stack.of(replication).node.path,
        remedy: 'create it in the stack of the bucket: the configuration is a property of the bucket',
      });
    }
    return { stack, scope: surrounding ? replication : new Construct(stack, `${pathBelow(replication.node.root, replication).join('-')}-Source`) };
  }

  public traits(props: SourceShape, { scope }: SourcePlace): SourceTraits {
    requireNoShaping(props, scope);
    const existing = existingBucket(this.ref, scope);
    requireFree(existing, scope);
    const key = this.options.key ?? keyOf(existing, scope);
    if (!key || !existing.algorithm?.startsWith('aws:kms')) {
      throw new ReplicationError('BucketNotKmsEncrypted', scope, {
        problem: 'the default encryption of the existing source bucket is not SSE-KMS with a customer managed key',
        value: existing.algorithm ?? null,
        remedy: 'set its default encryption to SSE-KMS with a key; this is not retroactive for objects that exist',
      });
    }
    const type = existing.algorithm === 'aws:kms:dsse' ? BucketEncryption.DSSE : BucketEncryption.KMS;
    return {
      key,
      encryption: { type, bucketKeyEnabled: existing.bucketKeyEnabled },
      objectLock: existing.objectLock,
      enforcement: props.encryptionEnforcement ?? EncryptionEnforcement.none(),
    };
  }

  public realize({ place, key }: SourceInput): SourceBucket {
    const { scope, stack } = place;
    const existing = existingBucket(this.ref, scope);
    const formerKeys = (this.options.additionalDecryptKeys ?? []).map((former) =>
      bring(former, scope, `AdditionalDecryptKey-${stableHash(stack, former.keyArn)}`, stack.region),
    );
    return {
      bucket: existing.bucket,
      cfnBucket: existing.cfnBucket,
      policyArn: existing.arn,
      waits: existing.named,
      keyArns: [key, ...formerKeys].map((each) => each.keyArn),
      addStatements: (statements) => addExistingStatements(existing, statements),
    };
  }
}

/** A bucket has one configuration, with one role. */
function requireFree({ cfnBucket }: ExistingBucket, scope: Construct): void {
  if (cfnBucket.replicationConfiguration !== undefined) {
    throw new ReplicationError('SourceAlreadyReplicates', scope, {
      problem: 'the existing source bucket has a replication configuration',
      value: ownerOf(cfnBucket).node.path,
      remedy: "move its rules into 'rules' and its destinations into 'destinations' of one replication",
    });
  }
}

/** What shapes a bucket is the bucket's own. */
function requireNoShaping(props: SourceShape, scope: Construct): void {
  const { encryption, bucketKeyEnabled } = props;
  if (encryption !== undefined || bucketKeyEnabled !== undefined) {
    throw new ReplicationError('ExistingBucketOption', scope, {
      problem: "'encryption' and 'bucketKeyEnabled' shape a created bucket, but the source bucket exists",
      value: { encryption, bucketKeyEnabled },
      remedy: 'leave them out: replicas follow the encryption of the existing bucket',
    });
  }
}
