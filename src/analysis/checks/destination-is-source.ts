import { equal } from '../symbolic/pattern';
import type { Check } from './check';
import { S3_GUIDE } from './check';

export const DESTINATION_IS_ANOTHER: Check = {
  id: 'DestinationIsAnother',
  title: 'The destination bucket is another one than the source bucket.',
  severity: 'error',
  failureReason: 'none: S3 refuses the replication configuration',
  see: `${S3_GUIDE}/replication-requirements.html`,
  checkRule: ({ source, destinationArn, rule }) => (equal(source.arn, destinationArn) !== 'all' ? [] : [{
    propertyPath: `${rule.propertyPath}.Destination.Bucket`,
    message: 'the rule replicates the bucket into itself',
    fix: 'name another bucket as the destination',
  }]),
};
