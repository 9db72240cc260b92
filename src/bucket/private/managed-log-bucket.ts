import { Duration, Lazy, RemovalPolicy } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { BlockPublicAccess, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { BucketPolicy, CfnBucketPolicy } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { acknowledge } from '../../internal/nag/acknowledge';
import { toPolicyStatement } from '../../internal/policy/statement';
import { pinFeatureFlags } from '../../internal/topology/feature-flags';
import { computeIdentity } from '../../internal/topology/identity';
import { computeBucketName } from './bucket-names';
import { renderTransportStatements } from './bucket-policy';
import { NamedBucket } from './named-bucket';

const ID = 'ReplicationAccessLogs';
/** The beginning of the `Sid` of each statement that allows log delivery for one bucket. */
export const DELIVERY_SID = 'AllowLogDelivery';
const MARK = Symbol.for('cdk-encrypted-replication.ManagedLogs');

/** The log bucket of a stack, found or created. */
export function findOrCreateLogBucket(stack: Stack): NamedBucket {
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
      name: computeBucketName(computeIdentity(stack), stack, '-logs'),
      // log delivery does not support SSE-KMS
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
    sortDeliveries(this.bucket.policy!);
    acknowledge(this.bucket, 'logBucket');
  }
}

/** The replications of a stack share the bucket: its policy must not depend on which of them comes first. */
function sortDeliveries(policy: BucketPolicy): void {
  (policy.node.defaultChild as CfnBucketPolicy).policyDocument = Lazy.any({
    produce: () => {
      const { Statement: statements, ...document } = policy.document.toJSON() as StatementsOfPolicy;
      const isDelivery = ({ Sid }: { readonly Sid?: string }) => String(Sid).startsWith(DELIVERY_SID);
      const deliveries = statements.filter(isDelivery).sort((a, b) => (String(a.Sid) < String(b.Sid) ? -1 : 1));
      return { Statement: [...statements.filter((each) => !isDelivery(each)), ...deliveries], ...document };
    },
  });
}

interface StatementsOfPolicy {
  readonly Statement: readonly { readonly Sid?: string }[];
}
