import type { Analysis } from '../../analysis/analysis';
import type { Check } from '../../analysis/checks/check';
import { CONFIGURATION_SHAPE } from '../../analysis/checks/configuration';
import { DESTINATION_OWNER } from '../../analysis/checks/destination-bucket';
import { SOURCE_VERSIONED } from '../../analysis/checks/versioned-buckets';
import { compareSetting } from '../../analysis/model/compare-setting';
import type { RuleContext } from '../../analysis/s3/replication-context';
import type { ObjectEncryption } from '../../analysis/s3/source-object';
import { isKms } from '../../analysis/s3/source-object';
import { hasUndetermined } from '../../analysis/symbolic/symbolic-string';
import { notEligible, undecided } from './attempt-result';
import type { AttemptResult } from './attempt-result';
import { ruleText } from './rule-text';

/** Where one does not hold, S3 takes no replication configuration. */
const OF_CONFIGURATION: readonly Check[] = [CONFIGURATION_SHAPE, SOURCE_VERSIONED, DESTINATION_OWNER];

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-what-is-isnot-replicated.html */
const ARCHIVES: readonly string[] = ['GLACIER', 'DEEP_ARCHIVE'];

/** Why S3 does not even try to replicate an object by the rule that applies. */
export function ineligibility(
  context: RuleContext,
  storageClass: string,
  encryption: ObjectEncryption,
  analysis: Analysis,
): AttemptResult | undefined {
  return refusedConfiguration(context, analysis) ?? archived(storageClass) ?? encryptedUnasked(context, encryption);
}

/** Why there is no replication at all, or perhaps none. */
export function refusedConfiguration(context: RuleContext, analysis: Analysis): AttemptResult | undefined {
  const found = OF_CONFIGURATION.flatMap(({ checkReplication, checkRule }) =>
    [...checkReplication?.(context, analysis) ?? [], ...checkRule?.(context, analysis) ?? []]);
  const refused = found.find((each) => !each.undecided);
  if (refused) {
    return notEligible(`S3 refuses the replication configuration: ${refused.message}; ${refused.fix}`);
  }
  const [doubt] = found;
  return doubt && undecided(`S3 may refuse the replication configuration: ${doubt.message}; ${doubt.fix}`);
}

function archived(storageClass: string): AttemptResult | undefined {
  return ARCHIVES.includes(storageClass)
    ? notEligible(`S3 does not replicate objects that are archived (${storageClass}): restore and copy them`)
    : undefined;
}

function encryptedUnasked({ rule, source }: RuleContext, encryption: ObjectEncryption): AttemptResult | undefined {
  if (typeof source.objectLock === 'string' && hasUndetermined(source.objectLock)) {
    return undecided('whether the source bucket has Object Lock is decided at deployment');
  }
  const optsIn = isKms(encryption) ? compareSetting(rule.sseKms, 'Enabled') : 'all';
  const name = ruleText(rule);
  return {
    all: undefined,
    some: undefined,
    unknown: undecided(`whether ${name} opts in to objects under a KMS key is decided at deployment`),
    none: notEligible(`${name} does not opt in to objects under a KMS key (SseKmsEncryptedObjects): S3 skips them silently`),
  }[optsIn];
}
