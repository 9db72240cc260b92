import type { Rule } from '../../analysis/model/deployment-model';
import { formatRuleName } from '../../analysis/model/replication-rules';
import { nameAlias } from '../../analysis/s3/key-target';
import type { ObjectEncryption } from '../../analysis/s3/object-variants';
import { isKms } from '../../analysis/s3/object-variants';
import type { SymbolicString } from '../../analysis/symbolic/symbolic-string';
import { display } from '../../analysis/symbolic/symbolic-string';
import { SimulatedEncryption } from '../simulated-encryption';
import type { SimulatedObject } from '../simulated-object';
import type { SimulatedOutcome } from '../simulated-outcome';
import { SimulatedReplicationStatus } from '../simulated-replication-status';
import { SimulatedStatus } from '../simulated-status';
import type { Attempt, ObjectVersion } from './object-version';
import { mapTags } from './object-version';

/** `none` is the algorithm of delete markers, which `headObject` does not show. */
const ENCRYPTIONS: { readonly [algorithm in ObjectEncryption['algorithm']]: SimulatedEncryption | undefined } = {
  'AES256': SimulatedEncryption.SSE_S3,
  'aws:kms': SimulatedEncryption.SSE_KMS,
  'aws:kms:dsse': SimulatedEncryption.DSSE_KMS,
  'SSE-C': SimulatedEncryption.SSE_C,
  'none': undefined,
};

/** An object as `headObject` shows it. */
export function describeObject(version: ObjectVersion): SimulatedObject {
  const { bucket, key, tags, storageClass, encryption } = version;
  return {
    bucket: display(bucket.name),
    key: display(key),
    encryption: encryption && ENCRYPTIONS[encryption.algorithm],
    ...describeKey(version),
    storageClass: display(storageClass),
    tags: mapTags(tags, display),
    replicationStatus: determineReplicationStatus(version),
  };
}

function describeKey({ encryption, bucket, origin }: ObjectVersion): Pick<SimulatedObject, 'keyArn' | 'bucketKeyEnabled'> {
  if (encryption === undefined || !isKms(encryption)) {
    return { keyArn: undefined, bucketKeyEnabled: undefined };
  }
  const { sourceKey, bucketKey, algorithm } = encryption;
  const { arn, key, written = 'alias/aws/s3' } = { ...sourceKey };
  const aliased = sourceKey !== undefined && key === undefined && nameAlias(sourceKey) !== undefined;
  // AWS does not document whether such a replica gets the Bucket Key of its bucket
  const undocumented = origin !== undefined && algorithm === 'aws:kms' && !bucketKey && bucket.encryption?.bucketKey;
  return {
    keyArn: display(aliased ? written : arn ?? written),
    bucketKeyEnabled: undocumented ? undefined : bucketKey,
  };
}

/** An attempt as the outcome for its destination. */
export function describeAttempt({ destinationArn, rule, result, trace, replica }: Attempt): SimulatedOutcome {
  return {
    destinationBucket: describeBucket(destinationArn),
    ruleId: rule && formatRuleName(rule),
    ...result,
    replica: replica === undefined || replica.isDeleteMarker ? undefined : describeObject(replica),
    trace: [...trace],
  };
}

function describeBucket(text: SymbolicString): string {
  return display(text.replace(/^arn:[^:]*:s3:::/, ''));
}

/** The first that any attempt has is shown. An attempt for which the object is not eligible does not count. */
const STATUSES: readonly (readonly [SimulatedStatus, SimulatedReplicationStatus])[] = [
  [SimulatedStatus.FAILED, SimulatedReplicationStatus.FAILED],
  [SimulatedStatus.UNDECIDED, SimulatedReplicationStatus.UNDECIDED],
  [SimulatedStatus.COMPLETED, SimulatedReplicationStatus.COMPLETED],
];

/**
 * `COMPLETED` takes every destination that the object is eligible for. A replica shows `REPLICA` unless a change to it
 * fails or is undecided.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-status.html
 */
export function determineReplicationStatus({ origin, attempts, changes }: ObjectVersion): SimulatedReplicationStatus {
  const statuses = new Set([...attempts, ...changes].map(({ result: { status } }) => status));
  const [, shown = SimulatedReplicationStatus.NONE] = STATUSES.find(([status]) => statuses.has(status)) ?? [];
  const settled = shown === SimulatedReplicationStatus.NONE || shown === SimulatedReplicationStatus.COMPLETED;
  return origin !== undefined && settled ? SimulatedReplicationStatus.REPLICA : shown;
}

/** A rule in a sentence: `rule "all"`. */
export function describeRule(rule: Rule): string {
  return `rule ${JSON.stringify(formatRuleName(rule))}`;
}
