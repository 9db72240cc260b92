import { Annotations } from 'aws-cdk-lib';
import type { CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { IConstruct } from 'constructs';
import { findOwner } from '../../internal/topology/identity';
import { WARNINGS } from '../../internal/warnings/warnings';

const DESTINATION = Symbol.for('cdk-encrypted-replication.Destination');

/**
 * Notes that a bucket is the destination of a replication, and warns if it is the source of another.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-what-is-isnot-replicated.html
 */
export function noteDestination(cfnBucket: CfnBucket, scope: IConstruct): void {
  Object.defineProperty(cfnBucket, DESTINATION, { value: true, configurable: true });
  if (cfnBucket.replicationConfiguration !== undefined) {
    warnOfChain(cfnBucket, scope);
  }
}

/** Warns if the source of a replication is the destination of another. */
export function warnIfDestination(cfnBucket: CfnBucket, scope: IConstruct): void {
  if (DESTINATION in cfnBucket) {
    warnOfChain(cfnBucket, scope);
  }
}

function warnOfChain(cfnBucket: CfnBucket, scope: IConstruct): void {
  Annotations.of(scope).addWarningV2(
    WARNINGS.ReplicationChain.id,
    `${findOwner(cfnBucket).node.path} is the destination of one replication and the source of another: S3 does not ` +
      'replicate replicas, so that objects of the first source never reach the last bucket; make that one a ' +
      'destination of the first replication too',
  );
}
