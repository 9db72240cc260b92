import type { Check } from './check';
import { S3_GUIDE } from './check';

export const SSE_C_UNBLOCKED: Check = {
  id: 'SseCUnblocked',
  title: 'Where the source bucket takes SSE-C, which new buckets block, the destination bucket does too.',
  severity: 'warning',
  failureReason: 'DstPutObjectNotPermitted',
  see: `${S3_GUIDE}/blocking-unblocking-s3-c-encryption-gpb.html`,
  checkRule: ({ source, destination }) =>
    (source.blockedEncryption?.includes('NONE') && destination && !destination.blockedEncryption?.includes('NONE') ? [{
      address: destination.address,
      propertyPath: 'Properties.BucketEncryption',
      message: 'the source bucket takes objects under SSE-C and the destination bucket blocks them, so that S3 gets 403 for each',
      fix: 'set BlockedEncryptionTypes: { EncryptionType: ["NONE"] } on the destination bucket, or block SSE-C on the source',
    }] : []),
};
