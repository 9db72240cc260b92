import type { Analysis } from '../../analysis/analysis';
import type { Bucket } from '../../analysis/model/deployment-model';
import type { RuleContext } from '../../analysis/s3/replication-context';
import type { ObjectEncryption } from '../../analysis/s3/source-object';
import { isKms } from '../../analysis/s3/source-object';
import { SimulatedStatus } from '../simulated-status';
import { notEligible, undecided } from './attempt-result';
import { runSequence } from './call-sequences';
import type { OnRule } from './destinations';
import { attemptReplication, stopped } from './destinations';
import { ineligibility } from './eligibility';
import type { Attempt, ObjectVersion } from './object-version';

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-batch-replication-batch.html */
const WRITTEN_BEFORE = notEligible('the object was there before the rule: S3 Batch Replication copies it');

const ENCRYPTION_UNKNOWN = undecided('the default encryption of the bucket is decided at deployment');

/** What becomes of an uploaded object at each destination. */
export function replicateObject(analysis: Analysis, version: ObjectVersion): Attempt[] {
  const { encryption } = version;
  return attemptReplication(analysis, version.bucket, version, onRule);

  function onRule(context: RuleContext): ReturnType<OnRule> {
    if (version.writtenBeforeRule) {
      return stopped(WRITTEN_BEFORE);
    }
    if (encryption === undefined) {
      return stopped(ENCRYPTION_UNKNOWN);
    }
    const obstacle = ineligibility(context, version.storageClass, encryption, analysis);
    return obstacle ? stopped(obstacle) : attemptOf(context, version, encryption, analysis);
  }
}

function attemptOf(
  each: RuleContext,
  version: ObjectVersion,
  encryption: ObjectEncryption,
  analysis: Analysis,
): ReturnType<OnRule> {
  const { key, tags } = version;
  const context = { ...each, sourceKey: isKms(encryption) ? encryption.sourceKey : undefined };
  const object = { key, encryption };
  const { result, trace, losses } = runSequence({ change: 'object', rule: context, object, tags, analysis });
  const { destination } = context;
  const arrives = destination !== undefined && result.status === SimulatedStatus.COMPLETED;
  const source = { ...version, encryption, tags: losses.length === 0 ? tags : {} };
  return { result, trace, replica: arrives ? replicaOf(context, destination, source) : undefined };
}

/** A replica keeps the encryption of its source object, under the key of its rule. */
function replicaOf(
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
