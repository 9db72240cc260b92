import { Annotations, Token } from 'aws-cdk-lib';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { IBucket, IBucketRef } from 'aws-cdk-lib/aws-s3';
import type { IConstruct } from 'constructs';
import { ReplicationError } from '../../internal/errors/replication-error';
import { findOwner } from '../../internal/topology/identity';
import type { DataPerimeter } from '../data-perimeter';
import { createAutoDeleteError } from './data-bucket';
import { findResourceKey, readDefaultEncryption } from './existing-bucket-key';
import type { BucketSource } from './existing-bucket-key';
import { renderBucketArn } from './named-bucket';
import { findOrCreateResourceBucket } from './resource-bucket';

/** A bucket construct of the user's, as its template describes it. */
export interface ExistingBucket extends BucketSource {
  /** The ARN as policies of any stack may write it. */
  readonly arn: string;
  /** Whether that ARN is a literal, so that the bucket can wait for policies that name it. */
  readonly named: boolean;
  readonly objectLock: boolean;
  readonly bucketKeyEnabled: boolean;
  readonly algorithm: string | undefined;
}

/** What a bucket is to a replication. */
export type BucketPart = 'source' | 'destination';

const ADOPT = 'adopt it with `cdk import`, see https://github.com/cdk-encrypted-replication/cdk-encrypted-replication/blob/main/docs/guide/adopt-existing-bucket.md';

const REMEDIES: { readonly [part in BucketPart]: string } = {
  source: `a bucket that the app does not own cannot carry a replication configuration: ${ADOPT}`,
  destination: `name it by ReplicationDestination.fromBucketAttributes(), or ${ADOPT}`,
};

/** Reads the bucket behind a reference and rejects one that cannot be replicated. Changes nothing. */
export function readExistingBucket(ref: IBucketRef, scope: IConstruct, part: BucketPart): ExistingBucket {
  const cfnBucket = requireOwned(ref, scope, part);
  requireNotSuspended(cfnBucket, scope);
  const name = cfnBucket.bucketName;
  const named = name !== undefined && !Token.isUnresolved(name);
  const { algorithm, bucketKeyEnabled } = readDefaultEncryption(cfnBucket);
  return {
    ref,
    cfnBucket,
    named,
    arn: named ? renderBucketArn(name, cfnBucket.env.region) : cfnBucket.attrArn,
    // a configuration alone locks the bucket too
    objectLock: cfnBucket.objectLockEnabled === true || cfnBucket.objectLockConfiguration !== undefined,
    bucketKeyEnabled,
    algorithm,
  };
}

/** Enables versioning where the template does not state it, and returns the bucket to add statements and grants to. */
export function bindExistingBucket({ ref, cfnBucket }: ExistingBucket, scope: IConstruct): IBucket {
  if (cfnBucket.versioningConfiguration === undefined) {
    cfnBucket.versioningConfiguration = { status: 'Enabled' };
    Annotations.of(cfnBucket).addInfo('Versioning is switched on: S3 replicates versioned buckets only.');
  }
  return CfnBucket.isCfnBucket(ref)
    ? findOrCreateResourceBucket(cfnBucket, () => findResourceKey(cfnBucket, scope)?.())
    : (ref as IBucket);
}

/** A perimeter around VPC endpoints denies the function of CDK that empties a bucket. */
export function requireEmptiable(
  { cfnBucket }: ExistingBucket,
  perimeter: DataPerimeter | undefined,
  scope: IConstruct,
): void {
  if (perimeter?._limitsNetwork && findOwner(cfnBucket).node.tryFindChild('AutoDeleteObjectsCustomResource')) {
    throw createAutoDeleteError('AutoDeleteWithPerimeter', "'vpcEndpointIds' of the perimeter", scope);
  }
}

function requireOwned(ref: IBucketRef, scope: IConstruct, part: BucketPart): CfnBucket {
  const child = CfnBucket.isCfnBucket(ref) ? ref : ref.node.defaultChild;
  if (!CfnBucket.isCfnBucket(child)) {
    throw new ReplicationError('BucketNotOwned', scope, {
      problem: 'this bucket is not created by the app',
      value: ref.node.path,
      remedy: REMEDIES[part],
    });
  }
  return child;
}

function requireNotSuspended(cfnBucket: CfnBucket, scope: IConstruct): void {
  const versioning = cfnBucket.versioningConfiguration;
  if (versioning && !Token.isUnresolved(versioning) && 'status' in versioning && versioning.status !== 'Enabled') {
    throw new ReplicationError('BucketUnversioned', scope, {
      problem: `the bucket ${findOwner(cfnBucket).node.path} is unversioned by its template`,
      value: versioning.status,
      remedy: 'S3 replicates versioned buckets only; enable versioning',
    });
  }
}
