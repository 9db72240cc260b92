import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { BlockPublicAccess, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { acknowledge } from '../../nag/private/acknowledge';
import { toPolicyStatement } from '../../policy/private/statement';
import { pinFeatureFlags } from '../../topology/private/feature-flags';
import { identityOf } from '../../topology/private/identity';
import { bucketNameFor } from './bucket-names';
import { transportStatements } from './bucket-policy';
import { NamedBucket } from './named-bucket';

const ID = 'ReplicationAccessLogs';
const MARK = Symbol.for('cdk-encrypted-replication.ManagedLogs');

/** The log bucket of a stack, found or created. */
export function managedLogBucket(stack: Stack): NamedBucket {
  const found = stack.node.tryFindChild(ID);
  return (isManagedLogs(found) ? found : new ManagedLogs(stack, ID)).bucket;
}

function isManagedLogs(construct: IConstruct | undefined): construct is ManagedLogs {
  return construct !== undefined && MARK in construct;
}

class ManagedLogs extends Construct {
  public readonly bucket: NamedBucket;

  constructor(stack: Stack, id: string) {
    super(stack, id);
    Object.defineProperty(this, MARK, { value: true });
    pinFeatureFlags(this);
    this.bucket = new NamedBucket(this, 'Bucket', {
      name: bucketNameFor(identityOf(stack), stack, '-logs'),
      // log delivery does not support SSE-KMS
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      versioned: true,
      lifecycleRules: [{ id: 'AbortIncompleteUploads', abortIncompleteMultipartUploadAfter: Duration.days(7) }],
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    for (const statement of transportStatements(this.bucket.bucketArn)) {
      this.bucket.addToResourcePolicy(toPolicyStatement(statement));
    }
    this.bucket.policy?.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    acknowledge(this.bucket, 'logBucket');
  }
}
