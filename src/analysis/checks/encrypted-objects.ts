import { ENCRYPTED_OBJECTS_PAGE, S3_GUIDE } from '../s3/aws-pages';
import { reported, unreported } from '../s3/failure-reasons';
import { compareSetting } from '../symbolic/match';
import { hasUnknown } from '../symbolic/symbolic-string';
import type { Check } from './check';
import { unless } from './violation';

export const SSE_KMS_OPT_IN: Check = {
  id: 'SseKmsOptIn',
  title: 'Where the default encryption of the source bucket is SSE-KMS or DSSE-KMS, the rule opts in to encrypted objects.',
  severity: 'error',
  failureReason: unreported('the objects are not eligible, and S3 reports nothing'),
  see: ENCRYPTED_OBJECTS_PAGE,
  checkRule: ({ rule, sourceKey, source }) => (sourceKey === undefined ? [] : unless(compareSetting(rule.sseKms, 'Enabled'), {
    undecided: hasUnknown(source.encryption!.algorithm),
    propertyPath: `${rule.propertyPath}.SourceSelectionCriteria`,
    message: 'the bucket encrypts with a KMS key and the rule does not opt in, so that S3 skips its objects silently',
    fix: 'set SourceSelectionCriteria: { SseKmsEncryptedObjects: { Status: "Enabled" } } and EncryptionConfiguration on the rule',
  })),
};

export const SSE_C_UNBLOCKED: Check = {
  id: 'SseCUnblocked',
  title: 'Where the source bucket takes SSE-C, which new buckets block, the destination bucket does too.',
  severity: 'warning',
  failureReason: reported('DstPutObjectNotPermitted'),
  see: `${S3_GUIDE}/blocking-unblocking-s3-c-encryption-gpb.html`,
  checkRule: ({ source, destination }) =>
    (source.blockedEncryption?.includes('NONE') && destination && !destination.blockedEncryption?.includes('NONE') ? [{
      address: destination.address,
      propertyPath: 'Properties.BucketEncryption',
      message: 'the source bucket takes objects under SSE-C and the destination bucket blocks them, so that S3 gets 403 for each',
      fix: 'set BlockedEncryptionTypes: { EncryptionType: ["NONE"] } on the destination bucket, or block SSE-C on the source',
    }] : []),
};
