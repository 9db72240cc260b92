import type { Call } from '../../analysis/s3/call';
import { onReplica, onReplicaKey } from '../../analysis/s3/calls';
import { isKms } from '../../analysis/s3/source-object';
import { DESTINATION_KNOWN, REPLICA_KEY_KNOWN } from '../../analysis/checks/known-resources';
import { DESTINATION_VERSIONED } from '../../analysis/checks/versioned-buckets';
import { ENCRYPT_REPLICA } from '../../analysis/checks/encrypt-replica';
import { GENERATE_REPLICA_DATA_KEY } from '../../analysis/checks/generate-replica-data-key';
import { OBJECT_LOCK_ON_DESTINATION } from '../../analysis/checks/destination-bucket';
import { OVERRIDE_OWNER, overridesOwner } from '../../analysis/checks/override-owner';
import { REPLICA_KEY_ENABLED, REPLICA_KEY_SYMMETRIC } from '../../analysis/checks/usable-keys';
import { REPLICA_KEY_REGION } from '../../analysis/checks/replica-key';
import { REPLICATE_DELETE_MARKER } from '../../analysis/checks/replicate-delete-marker';
import { REPLICATE_OBJECT } from '../../analysis/checks/replicate-object';
import { REPLICATE_TAGS } from '../../analysis/checks/replicate-tags';
import { SSE_C_UNBLOCKED } from '../../analysis/checks/encrypted-objects';
import { VERIFY_REPLICA_BUCKET_KEY } from '../../analysis/checks/verify-replica-bucket-key';
import { called, checked, disputed } from './step';
import type { SequenceStep, ObjectInFlight } from './step';

/** What the destination bucket has to be. */
export const ARRIVE: readonly SequenceStep[] = [
  checked(DESTINATION_KNOWN),
  checked(DESTINATION_VERSIONED),
];

export const WRITE_DELETE_MARKER: SequenceStep = called(REPLICATE_DELETE_MARKER, onObject);

/** Its permission covers the metadata of replicas. */
export const WRITE_METADATA: SequenceStep = called(REPLICATE_OBJECT, onObject);

/** Without tags there is nothing to write. */
export const WRITE_TAGS: SequenceStep = called(REPLICATE_TAGS, (inFlight, action) =>
  (Object.keys(inFlight.tags).length === 0 ? undefined : { ...onObject(inFlight, action), denyOnly: true }));

/** What S3 writes of a replica. */
export const WRITE_OBJECT: readonly SequenceStep[] = [
  checked(OBJECT_LOCK_ON_DESTINATION),
  where(({ object }) => object.encryption.algorithm === 'SSE-C', checked(SSE_C_UNBLOCKED)),
  called(REPLICATE_OBJECT, onObject),
  ...[REPLICA_KEY_REGION, REPLICA_KEY_KNOWN, REPLICA_KEY_ENABLED, REPLICA_KEY_SYMMETRIC]
    .map((check) => where(({ object }) => isKms(object.encryption), checked(check))),
  called(ENCRYPT_REPLICA, onKey),
  where(hasBucketKey, called(VERIFY_REPLICA_BUCKET_KEY, onKey)),
  where(hasBucketKey, called(GENERATE_REPLICA_DATA_KEY, onKey, disputed)),
  WRITE_TAGS,
  where(({ context }) => overridesOwner(context), called(OVERRIDE_OWNER, onObject)),
];

function where(applies: (inFlight: ObjectInFlight) => boolean, runStep: SequenceStep): SequenceStep {
  return (inFlight) => (applies(inFlight) ? runStep(inFlight) : { doubts: [] });
}

function hasBucketKey({ object: { encryption } }: ObjectInFlight): boolean {
  return isKms(encryption) && encryption.bucketKey;
}

function onObject({ context, object }: ObjectInFlight, action: string): Call {
  return onReplica(context, action, object);
}

function onKey({ context, object }: ObjectInFlight, action: string): Call | undefined {
  return onReplicaKey(context, action, object);
}
