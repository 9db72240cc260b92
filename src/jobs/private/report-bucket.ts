import type { Stack } from 'aws-cdk-lib';
import { AccessLogs } from '../../bucket/access-logs';
import { createDeliveryBucket } from '../../bucket/private/delivery-bucket';
import type { NamedBucket } from '../../bucket/private/named-bucket';
import { acknowledge } from '../../internal/nag/acknowledge';
import { findOrCreateShared } from '../../internal/topology/shared-parts';

/** The bucket for the reports of all jobs of a stack, found or created. */
export function findOrCreateReportBucket(stack: Stack): NamedBucket {
  return findOrCreateShared(stack, 'BatchReplicationReports', 'ManagedReports', (scope) => {
    const bucket = createDeliveryBucket(scope, '-jobs');
    AccessLogs.managed()._strategy(bucket);
    acknowledge(bucket, 'reportBucket');
    return bucket;
  });
}
