import type { Analysis } from '../../analysis/analysis';
import type { Check } from '../../analysis/checks/check';
import { CONFIGURATION_SHAPE } from '../../analysis/checks/configuration';
import { DESTINATION_OWNER, SOURCE_VERSIONED } from '../../analysis/checks/destination-bucket';
import type { ObjectEncryption } from '../../analysis/s3/object-variants';
import { isKms } from '../../analysis/s3/object-variants';
import type { RuleContext } from '../../analysis/s3/replication-context';
import { compareSetting } from '../../analysis/symbolic/match';
import { hasUndetermined } from '../../analysis/symbolic/symbolic-string';
import { notEligible, undecided } from './attempt-result';
import type { AttemptResult } from './attempt-result';
import { describeRule } from './describe';

/** S3 rejects a replication configuration that fails one of these checks. */
const CONFIGURATION_CHECKS: readonly Check[] = [CONFIGURATION_SHAPE, SOURCE_VERSIONED, DESTINATION_OWNER];

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-what-is-isnot-replicated.html */
const ARCHIVES: readonly string[] = ['GLACIER', 'DEEP_ARCHIVE'];

/** Why S3 does not even try to replicate an object by the rule that applies. */
export function findIneligibility(
  context: RuleContext,
  storageClass: string,
  encryption: ObjectEncryption,
  analysis: Analysis,
): AttemptResult | undefined {
  return findConfigurationRefusal(context, analysis)
    ?? checkStorageClass(storageClass)
    ?? checkEncryptionOptIn(context, encryption);
}

/** Why S3 rejects the replication configuration, or may reject it. */
export function findConfigurationRefusal(context: RuleContext, analysis: Analysis): AttemptResult | undefined {
  const found = CONFIGURATION_CHECKS.flatMap(({ checkReplication, checkRule }) =>
    [...checkReplication?.(context, analysis) ?? [], ...checkRule?.(context, analysis) ?? []]);
  const refused = found.find((violation) => !violation.undecided);
  if (refused) {
    return notEligible(`S3 refuses the replication configuration: ${refused.message}; ${refused.fix}`);
  }
  const [doubt] = found;
  return doubt && undecided(`S3 may refuse the replication configuration: ${doubt.message}; ${doubt.fix}`);
}

function checkStorageClass(storageClass: string): AttemptResult | undefined {
  return ARCHIVES.includes(storageClass)
    ? notEligible(`S3 does not replicate objects that are archived (${storageClass}): restore and copy them`)
    : undefined;
}

function checkEncryptionOptIn({ rule, source }: RuleContext, encryption: ObjectEncryption): AttemptResult | undefined {
  if (typeof source.objectLock === 'string' && hasUndetermined(source.objectLock)) {
    return undecided('whether the source bucket has Object Lock is decided at deployment');
  }
  const optsIn = isKms(encryption) ? compareSetting(rule.sseKms, 'Enabled') : 'all';
  const name = describeRule(rule);
  return {
    all: undefined,
    some: undefined,
    unknown: undecided(`whether ${name} opts in to objects under a KMS key is decided at deployment`),
    none: notEligible(`${name} does not opt in to objects under a KMS key (SseKmsEncryptedObjects): S3 skips them silently`),
  }[optsIn];
}
