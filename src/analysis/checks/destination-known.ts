import { notInTemplates } from './known-parts';
import type { Requirement } from './check';
import { S3_GUIDE } from './check';

export const DESTINATION_KNOWN: Requirement = {
  id: 'DestinationKnown',
  demand: 'The destination bucket is in the templates.',
  severity: 'warning',
  failureReason: 'DstBucketNotFound',
  see: `${S3_GUIDE}/replication-requirements.html`,
  ofRule: ({ destination, destinationArn, rule }) => (destination ? [] : [notInTemplates(
    'the destination bucket',
    destinationArn,
    `${rule.location}.Destination.Bucket`,
    'it exists, is versioned, and its policy lets the role in',
  )]),
};
