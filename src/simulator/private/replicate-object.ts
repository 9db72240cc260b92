import type { Analysis } from '../../analysis/analysis';
import type { Bucket } from '../../analysis/model/deployment-model';
import type { ObjectEncryption } from '../../analysis/s3/object-variants';
import { isKms } from '../../analysis/s3/object-variants';
import type { RuleContext } from '../../analysis/s3/replication-context';
import { SimulatedStatus } from '../simulated-status';
import type { RuleAttempt } from './attempt-replication';
import { attemptReplication, stopBeforeCalls } from './attempt-replication';
import { notEligible, undecided } from './attempt-result';
import { runSequence } from './call-sequences';
import { findIneligibility } from './eligibility';
import type { Attempt, ObjectVersion } from './object-version';

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-batch-replication-batch.html */
const WRITTEN_BEFORE = notEligible('the object was there before the rule: S3 Batch Replication copies it');

const ENCRYPTION_UNKNOWN = undecided('the default encryption of the bucket is decided at deployment');

/**
 * Attempts to replicate an uploaded object to each destination.
 *
 * @param encryptions what the object may be encrypted with: several where deployment decides
 */
export function replicateObject(
  analysis: Analysis,
  version: ObjectVersion,
  encryptions: readonly ObjectEncryption[],
): Attempt[] {
  return attemptReplication(analysis, version.bucket, version, attemptRule);

  function attemptRule(context: RuleContext): RuleAttempt {
    if (version.writtenBeforeRule) {
      return stopBeforeCalls(WRITTEN_BEFORE);
    }
    const attempts = encryptions.map((encryption) => {
      const obstacle = findIneligibility(context, version.storageClass, encryption, analysis);
      return obstacle ? stopBeforeCalls(obstacle) : attemptObject(context, version, encryption, analysis);
    });
    return attempts.length === 1 ? attempts[0] : unite(attempts);
  }
}

/** What is the same whatever the object is encrypted with. */
function unite(attempts: readonly RuleAttempt[]): RuleAttempt {
  const [first, ...others] = attempts;
  if (first === undefined || others.some(({ result }) => result.status !== first.result.status)) {
    return stopBeforeCalls(ENCRYPTION_UNKNOWN);
  }
  const explanation = `whatever the default encryption of the bucket is: ${first.result.explanation}`;
  const { replica } = first;
  const withoutEncryption = replica && { ...replica, encryption: undefined };
  return { ...first, result: { ...first.result, explanation }, replica: withoutEncryption };
}

function attemptObject(
  rule: RuleContext,
  version: ObjectVersion,
  encryption: ObjectEncryption,
  analysis: Analysis,
): RuleAttempt {
  const { key, tags } = version;
  const context = { ...rule, sourceKey: isKms(encryption) ? encryption.sourceKey : undefined };
  const object = { key, encryption };
  const { result, trace, losses } = runSequence({ change: 'object', rule: context, object, tags, analysis });
  const { destination } = context;
  const arrives = destination !== undefined && result.status === SimulatedStatus.COMPLETED;
  const source = { ...version, encryption, tags: losses.length === 0 ? tags : {} };
  return { result, trace, replica: arrives ? createReplica(context, destination, source) : undefined };
}

/** A replica has the encryption algorithm of its source object, with the key of the rule. */
function createReplica(
  { rule, replicaKey }: RuleContext,
  bucket: Bucket,
  source: ObjectVersion & { readonly encryption: ObjectEncryption },
): ObjectVersion {
  const { encryption, storageClass } = source;
  return {
    ...source,
    bucket,
    encryption: isKms(encryption) ? { ...encryption, sourceKey: replicaKey } : encryption,
    storageClass: rule.destination.storageClass ?? storageClass,
    origin: { bucket: source.bucket, rule },
    attempts: [],
    changes: [],
  };
}
