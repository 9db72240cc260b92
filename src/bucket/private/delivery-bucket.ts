import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { BlockPublicAccess, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { toPolicyStatement } from '../../internal/policy/statement';
import { computeIdentity } from '../../internal/topology/identity';
import { computeBucketName } from './bucket-names';
import { renderTransportStatements } from './bucket-policy';
import { NamedBucket } from './named-bucket';

/** The bucket of a stack for what S3 delivers, logs or reports: private, versioned, and retained with its policy. */
export function createDeliveryBucket(scope: Construct, suffix: string): NamedBucket {
  const stack = Stack.of(scope);
  const bucket = new NamedBucket(scope, 'Bucket', {
    name: computeBucketName(computeIdentity(stack), stack, suffix),
    // S3 delivers no logs to a bucket under SSE-KMS, and reports are always under SSE-S3
    encryption: BucketEncryption.S3_MANAGED,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    versioned: true,
    lifecycleRules: [{ id: 'AbortIncompleteUploads', abortIncompleteMultipartUploadAfter: Duration.days(7) }],
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
  });
  for (const statement of renderTransportStatements(bucket.bucketArn)) {
    bucket.addToResourcePolicy(toPolicyStatement(statement));
  }
  bucket.policy?.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
  return bucket;
}
