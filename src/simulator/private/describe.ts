import type { ObjectEncryption } from '../../analysis/s3/source-object';
import { isKms } from '../../analysis/s3/source-object';
import { nameOfRule } from '../../analysis/model/rule-name';
import type { SymbolicString } from '../../analysis/symbolic/symbolic-string';
import { display } from '../../analysis/symbolic/symbolic-string';
import { SimulatedEncryption } from '../simulated-encryption';
import type { SimulatedObject } from '../simulated-object';
import type { SimulatedOutcome } from '../simulated-outcome';
import { SimulatedReplicationStatus } from '../simulated-replication-status';
import { SimulatedStatus } from '../simulated-status';
import type { Attempt, ObjectVersion } from './object-version';

/** `none` is that of delete markers, which are not described. */
const ENCRYPTIONS: { readonly [algorithm in ObjectEncryption['algorithm']]: SimulatedEncryption | undefined } = {
  'AES256': SimulatedEncryption.SSE_S3,
  'aws:kms': SimulatedEncryption.SSE_KMS,
  'aws:kms:dsse': SimulatedEncryption.DSSE_KMS,
  'SSE-C': SimulatedEncryption.SSE_C,
  'none': undefined,
};

/** An object for a person. */
export function describeObject(version: ObjectVersion): SimulatedObject {
  const { bucket, key, tags, storageClass, encryption } = version;
  return {
    bucket: display(bucket.name),
    key,
    encryption: encryption && ENCRYPTIONS[encryption.algorithm],
    ...describeKey(version),
    storageClass: display(storageClass),
    tags: { ...tags },
    replicationStatus: determineReplicationStatus(version),
  };
}

function describeKey({ encryption, bucket, origin }: ObjectVersion): Pick<SimulatedObject, 'keyArn' | 'bucketKeyEnabled'> {
  if (encryption === undefined || !isKms(encryption)) {
    return { keyArn: undefined, bucketKeyEnabled: undefined };
  }
  const { sourceKey, bucketKey, algorithm } = encryption;
  const { arn, written = 'alias/aws/s3' } = { ...sourceKey };
  // whether such a replica gets the Bucket Key of its bucket, AWS's texts leave open
  const open = origin !== undefined && algorithm === 'aws:kms' && !bucketKey && bucket.encryption?.bucketKey;
  return { keyArn: display(arn ?? written), bucketKeyEnabled: open ? undefined : bucketKey };
}

/** What became of the way to one destination, for a person. */
export function describeAttempt({ destinationArn, rule, result, trace, replica }: Attempt): SimulatedOutcome {
  return {
    destinationBucket: describeBucket(destinationArn),
    ruleId: rule && nameOfRule(rule),
    ...result,
    replica: replica === undefined || replica.isDeleteMarker ? undefined : describeObject(replica),
    trace: [...trace],
  };
}

function describeBucket(text: SymbolicString): string {
  return display(text.replace(/^arn:[^:]*:s3:::/, ''));
}

/** From what outweighs all others; what an object is not eligible for counts for nothing. */
const STATUSES: readonly (readonly [SimulatedStatus, SimulatedReplicationStatus])[] = [
  [SimulatedStatus.FAILED, SimulatedReplicationStatus.FAILED],
  [SimulatedStatus.UNDECIDED, SimulatedReplicationStatus.UNDECIDED],
  [SimulatedStatus.COMPLETED, SimulatedReplicationStatus.COMPLETED],
];

/**
 * Of several destinations `COMPLETED` needs all that the object is eligible for; a replica shows what becomes of a
 * change to it only if that fails.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-status.html
 */
export function determineReplicationStatus({ origin, attempts, changes }: ObjectVersion): SimulatedReplicationStatus {
  const ends = new Set([...attempts, ...changes].map(({ result: { status } }) => status));
  const [, shown = SimulatedReplicationStatus.NONE] = STATUSES.find(([status]) => ends.has(status)) ?? [];
  const settled = shown === SimulatedReplicationStatus.NONE || shown === SimulatedReplicationStatus.COMPLETED;
  return origin !== undefined && settled ? SimulatedReplicationStatus.REPLICA : shown;
}
