import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { AccessLogs } from '../../bucket/access-logs';
import type { DataPerimeter } from '../../bucket/data-perimeter';
import { bucketNameFor, chosenBucketName } from '../../bucket/private/bucket-names';
import { addStatements, dataBucket } from '../../bucket/private/data-bucket';
import type { ObjectEncryption } from '../../bucket/private/data-bucket';
import type { NamedBucket } from '../../bucket/private/named-bucket';
import { lockForYears, validateYearsLock } from '../../bucket/private/years-lock';
import { acknowledge } from '../../internal/nag/acknowledge';
import type { Identity } from '../../internal/topology/identity';
import type { Environment } from '../../internal/topology/regions';
import type { ReplicationDestinationOptions } from '../destination-options';

/** What a replica bucket is made of, whether a replication or a `ReplicaBucket` makes it. */
export interface ReplicaBucketInput {
  readonly identity: Identity;
  readonly env: Environment;
  readonly key: IKey;
  readonly encryption: ObjectEncryption;
  readonly objectLock: boolean;
  readonly options: Omit<ReplicationDestinationOptions, 'key' | 'keyArn'>;
  readonly accessLogs: AccessLogs;
  readonly perimeter: DataPerimeter | undefined;
  /** The roles that perimeter and protection let write. */
  readonly writerArns: readonly string[];
}

/** The replica bucket, with the denies that were asked for. */
export function replicaBucket(scope: Construct, input: ReplicaBucketInput): NamedBucket {
  const { options, env, identity } = input;
  const lock = options.protection?._objectLock;
  if (lock) {
    validateYearsLock(lock, options, scope);
  }
  const bucket = dataBucket(scope, 'Bucket', {
    ...input,
    objectLock: input.objectLock || lock !== undefined,
    name: options.bucketName === undefined
      ? bucketNameFor(identity, env)
      : chosenBucketName(options.bucketName, env, scope),
    accessLogs: options.accessLogs ?? input.accessLogs,
    protected: options.protection !== undefined,
  });
  if (lock) {
    lockForYears(bucket, lock);
  }
  const { bucketArn } = bucket;
  const { perimeter, writerArns } = input;
  if (perimeter) {
    addStatements(bucket, perimeter._statements({ bucketArn, account: env.account, roleArns: writerArns }, scope));
  }
  if (options.protection) {
    addStatements(bucket, options.protection._statements({ bucketArn, env, writerArns }, scope));
  }
  acknowledge(bucket, 'replicaBucket');
  return bucket;
}
