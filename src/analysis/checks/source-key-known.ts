import { notInTemplates } from './known-parts';
import type { Check } from './check';
import { ENCRYPTED } from './check';

export const SOURCE_KEY_KNOWN: Check = {
  id: 'SourceKeyKnown',
  title: 'The key of the source bucket is in the templates.',
  severity: 'warning',
  failureReason: 'SrcGetObjectNotPermitted',
  see: ENCRYPTED,
  checkReplication: ({ sourceKey, source }) => (sourceKey === undefined || sourceKey.key ? [] : [{
    ...notInTemplates(
      'the key of the source bucket',
      sourceKey.written ?? 'alias/aws/s3',
      'Properties.BucketEncryption',
      'it is enabled, and its policy lets the role decrypt',
    ),
    address: source.address,
  }]),
};
