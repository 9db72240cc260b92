import type { Bucket } from '../model/deployment-model';
import { ENCRYPTED_OBJECTS_PAGE, S3_GUIDE } from '../s3/aws-pages';
import { reported, unreported } from '../s3/failure-reasons';
import { anyOf, compareSetting } from '../symbolic/match';
import { hasUnknown, showValue } from '../symbolic/symbolic-string';
import type { Check } from './check';
import type { Violation } from './violation';
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

const ASPECT_OR_OVERRIDE = 'take out the aspect or the override that changes BucketEncryption';

/** S3 copies what is not encrypted with a key all the same, so that others may want it. */
export const SOURCE_ENCRYPTED_WITH_KMS: Check = {
  id: 'SourceEncryptedWithKms',
  title: 'The default encryption of the source bucket is SSE-KMS or DSSE-KMS: no aspect or escape hatch changed what this '
    + 'library set. For information on a bucket that it did not make.',
  severity: 'error',
  failureReason: unreported('objects and replicas are stored without the key'),
  see: `${S3_GUIDE}/bucket-encryption.html`,
  checkReplication: ({ source }) => {
    const found = findUnencrypted(source, 'source');
    return source.made ? found : found.filter(({ undecided }) => !undecided).map((each) => ({
      ...each,
      severity: 'info',
      message: `${each.message}; S3 replicates them, under SSE-S3 on both sides`,
      fix: 'set BucketEncryption with SSEAlgorithm: "aws:kms" and KMSMasterKeyID, or acknowledge that no key protects the objects',
    }));
  },
};

/** The rule alone decides about replicas; this is about what is uploaded to the copy, as after a failover. */
export const DESTINATION_ENCRYPTED_WITH_KMS: Check = {
  id: 'DestinationEncryptedWithKms',
  title: 'The default encryption of a replica bucket of this library is SSE-KMS or DSSE-KMS: no aspect or escape hatch '
    + 'changed it.',
  severity: 'error',
  failureReason: unreported('what is uploaded to the replica bucket itself is stored without the key'),
  see: `${S3_GUIDE}/bucket-encryption.html`,
  checkRule: ({ destination }) => (destination?.made?.side === 'replica' ? findUnencrypted(destination, 'replica') : []),
};

function findUnencrypted({ address, encryption }: Bucket, side: 'source' | 'replica'): readonly Violation[] {
  const algorithm = encryption?.algorithm ?? 'AES256';
  return unless(anyOf(['aws:kms', 'aws:kms:dsse'].map((kms) => compareSetting(algorithm, kms))), {
    address,
    propertyPath: 'Properties.BucketEncryption',
    message: `the ${side} bucket encrypts what is uploaded with ${showValue(algorithm)}, not with a KMS key`,
    fix: ASPECT_OR_OVERRIDE,
  });
}

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
