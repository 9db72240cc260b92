import { Lazy } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import type { BucketPolicy, CfnBucketPolicy } from 'aws-cdk-lib/aws-s3';
import { acknowledge } from '../../internal/nag/acknowledge';
import { findOrCreateShared } from '../../internal/topology/shared-parts';
import { createDeliveryBucket } from './delivery-bucket';
import type { NamedBucket } from './named-bucket';

/** The beginning of the `Sid` of each statement that allows log delivery for one bucket. */
export const DELIVERY_SID = 'AllowLogDelivery';

/** The log bucket of a stack, found or created. */
export function findOrCreateLogBucket(stack: Stack): NamedBucket {
  return findOrCreateShared(stack, 'ReplicationAccessLogs', 'ManagedLogs', (scope) => {
    const bucket = createDeliveryBucket(scope, '-logs');
    sortDeliveries(bucket.policy!);
    acknowledge(bucket, 'logBucket');
    return bucket;
  });
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
