import { isKms } from '../../proof/private/calls/object';
import { nameOfRule } from '../../proof/private/rule-name';
import type { Text } from '../../proof/private/text/text';
import { display } from '../../proof/private/text/text';
import type { SimulatedObject } from '../simulated-object';
import type { SimulatedOutcome } from '../simulated-outcome';
import { SimulatedStatus } from '../simulated-status';
import type { Leg, ObjectVersion } from './object-version';

/** An object for a person. */
export function describeObject(version: ObjectVersion): SimulatedObject {
  const { bucket, key, tags, storageClass, encryption, origin, legs } = version;
  return {
    bucket: display(bucket.name),
    key,
    encryption: encryption?.algorithm,
    ...ofKey(version),
    storageClass: display(storageClass),
    tags: { ...tags },
    replicationStatus: origin === undefined ? replicationStatus(legs) : 'REPLICA',
  };
}

function ofKey({ encryption, bucket, origin }: ObjectVersion): Pick<SimulatedObject, 'keyArn' | 'bucketKeyEnabled'> {
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
export function describeLeg({ destinationArn, rule, ending, trace, replica }: Leg): SimulatedOutcome {
  return {
    destinationBucket: bucketName(destinationArn),
    ruleId: rule && nameOfRule(rule),
    ...ending,
    replica: replica === undefined || replica.isDeleteMarker ? undefined : describeObject(replica),
    trace: [...trace],
  };
}

function bucketName(text: Text): string {
  return display(text.replace(/^arn:[^:]*:s3:::/, ''));
}

/** Of several destinations `COMPLETED` needs all that the object is eligible for. */
export function replicationStatus(legs: readonly Leg[]): string | undefined {
  const statuses = new Set(legs.map(({ ending: { status } }) => status));
  statuses.delete(SimulatedStatus.NOT_ELIGIBLE);
  if (statuses.has(SimulatedStatus.FAILED)) {
    return 'FAILED';
  }
  return statuses.size === 1 && statuses.has(SimulatedStatus.COMPLETED) ? 'COMPLETED' : undefined;
}
