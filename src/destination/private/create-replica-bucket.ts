import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { computeBucketName, requireBucketName } from '../../bucket/private/bucket-names';
import { addBucketStatements, createDataBucket } from '../../bucket/private/data-bucket';
import type { NamedBucket } from '../../bucket/private/named-bucket';
import { lockBucketForYears, validateYearsLock } from '../../bucket/private/years-lock';
import { acknowledge } from '../../internal/nag/acknowledge';
import type { ReplicationDestinationOptions } from '../destination-options';
import type { DestinationInput } from './destination-strategy';

/** What a replica bucket is created from, whether by a replication or by a `ReplicaBucket`. */
export interface ReplicaBucketInput
  extends Pick<DestinationInput, 'identity' | 'env' | 'encryption' | 'accessLogs' | 'perimeter'> {
  readonly key: IKey;
  readonly objectLock: boolean;
  readonly options: Omit<ReplicationDestinationOptions, 'key' | 'keyArn'>;
  /** The roles that may write despite perimeter and protection. */
  readonly writerArns: readonly string[];
}

/** Creates the replica bucket, with the deny statements of perimeter and protection. */
export function createReplicaBucket(scope: Construct, input: ReplicaBucketInput): NamedBucket {
  const { options, env, identity } = input;
  const lock = options.protection?._objectLock;
  if (lock) {
    validateYearsLock(lock, options, scope);
  }
  const bucket = createDataBucket(scope, 'Bucket', {
    ...input,
    side: 'replica',
    objectLock: input.objectLock || lock !== undefined,
    name: options.bucketName === undefined
      ? computeBucketName(identity, env)
      : requireBucketName(options.bucketName, env, scope),
    accessLogs: options.accessLogs ?? input.accessLogs,
    protected: options.protection !== undefined,
  });
  if (lock) {
    lockBucketForYears(bucket, lock);
  }
  const { bucketArn } = bucket;
  const { perimeter, writerArns } = input;
  if (perimeter) {
    const perimeterInput = { bucketArn, account: env.account, roleArns: writerArns };
    addBucketStatements(bucket, perimeter._renderStatements(perimeterInput, scope));
  }
  if (options.protection) {
    addBucketStatements(bucket, options.protection._renderStatements({ bucketArn, env, writerArns }, scope));
  }
  acknowledge(bucket, 'replicaBucket');
  return bucket;
}
