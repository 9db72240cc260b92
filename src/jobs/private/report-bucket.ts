import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { BlockPublicAccess, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { AccessLogs } from '../../bucket/access-logs';
import { computeBucketName } from '../../bucket/private/bucket-names';
import { renderTransportStatements } from '../../bucket/private/bucket-policy';
import { NamedBucket } from '../../bucket/private/named-bucket';
import { acknowledge } from '../../internal/nag/acknowledge';
import { toPolicyStatement } from '../../internal/policy/statement';
import { pinFeatureFlags } from '../../internal/topology/feature-flags';
import { computeIdentity } from '../../internal/topology/identity';

const ID = 'BatchReplicationReports';
const MARK = Symbol.for('cdk-encrypted-replication.ManagedReports');

/** The bucket for the reports of all jobs of a stack, found or created. */
export function findOrCreateReportBucket(stack: Stack): NamedBucket {
  const found = stack.node.tryFindChild(ID);
  return (isManagedReports(found) ? found : new ManagedReports(stack, ID)).bucket;
}

function isManagedReports(construct: IConstruct | undefined): construct is ManagedReports {
  return construct !== undefined && MARK in construct;
}

class ManagedReports extends Construct {
  public readonly bucket: NamedBucket;

  constructor(stack: Stack, id: string) {
    super(stack, id);
    Object.defineProperty(this, MARK, { value: true });
    pinFeatureFlags(this);
    this.bucket = new NamedBucket(this, 'Bucket', {
      name: computeBucketName(computeIdentity(stack), stack, '-jobs'),
      // a report is always under SSE-S3
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      versioned: true,
      lifecycleRules: [{ id: 'AbortIncompleteUploads', abortIncompleteMultipartUploadAfter: Duration.days(7) }],
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    for (const statement of renderTransportStatements(this.bucket.bucketArn)) {
      this.bucket.addToResourcePolicy(toPolicyStatement(statement));
    }
    this.bucket.policy?.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    AccessLogs.managed()._strategy(this.bucket);
    acknowledge(this.bucket, 'reportBucket');
  }
}
