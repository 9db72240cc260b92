import { Stack } from 'aws-cdk-lib';
import { BucketEncryption } from 'aws-cdk-lib/aws-s3';
import type { IBucketRef } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { EncryptionEnforcement } from '../../bucket/encryption-enforcement';
import { bindExistingBucket, readExistingBucket, requireEmptiable } from '../../bucket/private/existing-bucket';
import type { ExistingBucket } from '../../bucket/private/existing-bucket';
import { findBucketKey } from '../../bucket/private/existing-bucket-key';
import type { KeyProvider } from '../../bucket/private/existing-bucket-key';
import { ReplicationError } from '../../internal/errors/replication-error';
import { createPinnedScope } from '../../internal/topology/feature-flags';
import { collectPathBelow, findOwner, computeIdentity } from '../../internal/topology/identity';
import { requireRegion } from '../../internal/topology/regions';
import { wrapFormerKeys } from '../../key/private/single-region-key-plan';
import type { ExistingSourceOptions } from '../existing-source-options';
import type { SourceBucket, SourceInput, SourcePlacement, SourceSettings, SourceShape, SourceStrategy } from './source-strategy';

/** A bucket construct of the user's as source: never renamed, re-keyed or given a deny that was not asked for. */
export class ExistingSource implements SourceStrategy {
  constructor(private readonly ref: IBucketRef, private readonly options: ExistingSourceOptions) {}

  public place(replication: Construct): SourcePlacement {
    const { cfnBucket } = readExistingBucket(this.ref, replication, 'source');
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
    if (surrounding) {
      return { stack, identity: computeIdentity(replication), createScope: () => replication };
    }
    const id = `${collectPathBelow(replication.node.root, replication).join('-')}-Source`;
    return { stack, identity: computeIdentity(stack, id), createScope: () => createPinnedScope(stack, id) };
  }

  public readSettings(shape: SourceShape, replication: Construct): SourceSettings {
    requireNoShape(shape, replication);
    const existing = readExistingBucket(this.ref, replication, 'source');
    requireNoReplication(existing, replication);
    const key = this.findKey(existing, replication);
    if (!key || !existing.algorithm?.startsWith('aws:kms')) {
      throw new ReplicationError('BucketNotKmsEncrypted', replication, {
        problem: 'the default encryption of the existing source bucket is not SSE-KMS with a customer managed key',
        value: existing.algorithm ?? null,
        remedy: explainEncryption(existing.algorithm),
      });
    }
    const type = existing.algorithm === 'aws:kms:dsse' ? BucketEncryption.DSSE : BucketEncryption.KMS;
    return {
      key,
      encryption: { type, bucketKeyEnabled: existing.bucketKeyEnabled },
      objectLock: existing.objectLock,
      annotations: this.options.replicateAnnotations ?? true,
      enforcement: shape.encryptionEnforcement ?? EncryptionEnforcement.none(),
    };
  }

  public bind({ scope, placement, key, perimeter }: SourceInput): SourceBucket {
    const existing = readExistingBucket(this.ref, scope, 'source');
    requireEmptiable(existing, perimeter, scope);
    const formerKeys = wrapFormerKeys(this.options.additionalDecryptKeys, scope, placement.stack);
    return {
      bucket: bindExistingBucket(existing, scope),
      cfnBucket: existing.cfnBucket,
      policyArn: existing.arn,
      waits: existing.named,
      keyArns: [key, ...formerKeys].map((each) => each.keyArn),
    };
  }

  private findKey(existing: ExistingBucket, scope: Construct): KeyProvider | undefined {
    const { key } = this.options;
    return key ? () => key : findBucketKey(existing, scope);
  }
}

/** S3 encrypts a replica as it does its source object, whatever key a rule names. */
function explainEncryption(algorithm: string | undefined): string {
  return algorithm?.startsWith('aws:kms')
    ? "name a customer managed key in it, or in 'key' where the template does not tell which it is: nobody can let a role of another "
      + 'account use aws/s3'
    : 'set it to SSE-KMS with a customer managed key; objects that exist keep SSE-S3, and so do their replicas, until '
      + "UpdateObjectEncryption or a copy moves them to the key. To replicate under SSE-S3, use 'replicationRules' of s3.Bucket";
}

/** A bucket has one configuration, with one role. */
function requireNoReplication({ cfnBucket }: ExistingBucket, scope: Construct): void {
  if (cfnBucket.replicationConfiguration !== undefined) {
    throw new ReplicationError('SourceAlreadyReplicates', scope, {
      problem: 'the existing source bucket has a replication configuration',
      value: findOwner(cfnBucket).node.path,
      remedy: "move its rules into 'rules' and its destinations into 'destinations' of one replication",
    });
  }
}

/** An existing bucket keeps its encryption. */
function requireNoShape({ encryption, bucketKeyEnabled }: SourceShape, scope: Construct): void {
  if (encryption !== undefined || bucketKeyEnabled !== undefined) {
    throw new ReplicationError('ExistingBucketOption', scope, {
      problem: "'encryption' and 'bucketKeyEnabled' shape a created bucket, but the source bucket exists",
      value: { encryption, bucketKeyEnabled },
      remedy: 'leave them out: replicas follow the encryption of the existing bucket',
    });
  }
}
