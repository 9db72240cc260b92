import { notInTemplates } from './known-parts';
import type { Check } from './check';
import { S3_GUIDE } from './check';

export const DESTINATION_KNOWN: Check = {
  id: 'DestinationKnown',
  title: 'The destination bucket is in the templates.',
  severity: 'warning',
  failureReason: 'DstBucketNotFound',
  see: `${S3_GUIDE}/replication-requirements.html`,
  checkRule: ({ destination, destinationArn, rule }) => (destination ? [] : [notInTemplates(
    'the destination bucket',
    destinationArn,
    `${rule.propertyPath}.Destination.Bucket`,
    'it exists, is versioned, and its policy lets the role in',
  )]),
};
