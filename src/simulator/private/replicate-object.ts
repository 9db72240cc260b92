import type { Analysis } from '../../analysis/analysis';
import type { ObjectEncryption } from '../../analysis/s3/source-object';
import { isKms } from '../../analysis/s3/source-object';
import type { Route } from '../../analysis/s3/replication-context';
import type { Bucket } from '../../analysis/model/deployment-model';
import { SimulatedStatus } from '../simulated-status';
import type { OnRoute } from './destinations';
import { legsOf, stopped } from './destinations';
import { ineligibility } from './eligibility';
import { notEligible, undecided } from './ending';
import { JOURNEYS, travel } from './journey';
import type { Leg, ObjectVersion } from './object-version';

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-batch-replication-batch.html */
const WRITTEN_BEFORE = notEligible('the object was there before the rule: S3 Batch Replication copies it');

const ENCRYPTION_UNKNOWN = undecided('the default encryption of the bucket is decided at deployment');

/** What becomes of an uploaded object at each destination. */
export function replicateObject(analysis: Analysis, version: ObjectVersion): Leg[] {
  const { encryption } = version;
  return legsOf(analysis, version.bucket, version, onRoute);

  function onRoute(route: Route): ReturnType<OnRoute> {
    if (version.writtenBeforeRule) {
      return stopped(WRITTEN_BEFORE);
    }
    if (encryption === undefined) {
      return stopped(ENCRYPTION_UNKNOWN);
    }
    const obstacle = ineligibility(route, version.storageClass, encryption, analysis);
    return obstacle ? stopped(obstacle) : journeyOf(route, version, encryption, analysis);
  }
}

function journeyOf(
  each: Route,
  version: ObjectVersion,
  encryption: ObjectEncryption,
  analysis: Analysis,
): ReturnType<OnRoute> {
  const { key, tags } = version;
  const route = { ...each, sourceKey: isKms(encryption) ? encryption.sourceKey : undefined };
  const traveller = { route, object: { key, encryption }, tags, analysis };
  const { ending, trace, losses } = travel(JOURNEYS.object, traveller);
  const { destination } = route;
  const arrives = destination !== undefined && ending.status === SimulatedStatus.COMPLETED;
  const source = { ...version, encryption, tags: losses.length === 0 ? tags : {} };
  return { ending, trace, replica: arrives ? replicaOf(route, destination, source) : undefined };
}

/** A replica keeps the encryption of its source object, under the key of its rule. */
function replicaOf(
  { rule, replicaKey }: Route,
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
    legs: [],
    changes: [],
  };
}
