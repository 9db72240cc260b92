import { hasUnknown } from '../symbolic/symbolic-string';
import { is, unless } from './condition';
import type { Check } from './check';
import { ENCRYPTED } from './check';

export const SSE_KMS_OPT_IN: Check = {
  id: 'SseKmsOptIn',
  title: 'Where the default encryption of the source bucket is SSE-KMS or DSSE-KMS, the rule opts in to encrypted objects.',
  severity: 'error',
  failureReason: 'none: the objects are not eligible, and S3 reports nothing',
  see: ENCRYPTED,
  checkRule: ({ rule, sourceKey, source }) => (sourceKey === undefined ? [] : unless(is(rule.sseKms, 'Enabled'), {
    undecided: hasUnknown(source.encryption!.algorithm),
    propertyPath: `${rule.propertyPath}.SourceSelectionCriteria`,
    message: 'the bucket encrypts with a KMS key and the rule does not opt in, so that S3 skips its objects without a word',
    fix: 'set SourceSelectionCriteria: { SseKmsEncryptedObjects: { Status: "Enabled" } } and EncryptionConfiguration on the rule',
  })),
};
