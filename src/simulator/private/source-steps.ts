import type { Call } from '../../analysis/s3/call';
import { assumeRole, onSourceBucket, onSourceKey, onSourceObject } from '../../analysis/s3/calls';
import { ASSUME_ROLE } from '../../analysis/checks/assume-role';
import { DECRYPT_SOURCE } from '../../analysis/checks/decrypt-source';
import { LIST_SOURCE_BUCKET } from '../../analysis/checks/list-source-bucket';
import { READ_REPLICATION_CONFIGURATION } from '../../analysis/checks/read-replication-configuration';
import { READ_SOURCE_ACL } from '../../analysis/checks/read-source-acl';
import { READ_SOURCE_LEGAL_HOLD } from '../../analysis/checks/read-source-legal-hold';
import { READ_SOURCE_OBJECT } from '../../analysis/checks/read-source-object';
import { READ_SOURCE_RETENTION } from '../../analysis/checks/read-source-retention';
import { READ_SOURCE_TAGS } from '../../analysis/checks/read-source-tags';
import { ROLE_ACCOUNT, ROLE_KNOWN } from '../../analysis/checks/role';
import { SOURCE_KEY_ENABLED } from '../../analysis/checks/usable-keys';
import { SOURCE_KEY_KNOWN } from '../../analysis/checks/known-resources';
import { called, checked, leavesBehind } from './step';
import type { SequenceStep, ObjectInFlight } from './step';

/** What S3 does whatever it replicates. */
export const BEGIN: readonly SequenceStep[] = [
  checked(ROLE_KNOWN),
  checked(ROLE_ACCOUNT),
  called(ASSUME_ROLE, ({ context }) => assumeRole(context)),
  called(READ_REPLICATION_CONFIGURATION, onBucket),
  called(LIST_SOURCE_BUCKET, onBucket),
];

export const READ_ACL: SequenceStep = called(READ_SOURCE_ACL, onObject);

export const READ_TAGS: SequenceStep = called(READ_SOURCE_TAGS, onObject);

export const READ_RETENTION: SequenceStep = called(READ_SOURCE_RETENTION, onLockedObject);

export const READ_LEGAL_HOLD: SequenceStep = called(READ_SOURCE_LEGAL_HOLD, onLockedObject);

/** What S3 reads of an object. */
export const READ_OBJECT: readonly SequenceStep[] = [
  called(READ_SOURCE_OBJECT, onObject),
  checked(SOURCE_KEY_KNOWN),
  checked(SOURCE_KEY_ENABLED),
  called(DECRYPT_SOURCE, ({ context, object }, action) => onSourceKey(context, action, object)),
  READ_ACL,
  // the one permission without which S3 replicates all the same
  called(READ_SOURCE_TAGS, onObject, leavesBehind('its tags')),
  READ_RETENTION,
  READ_LEGAL_HOLD,
];

function onBucket({ context }: ObjectInFlight, action: string): Call {
  return onSourceBucket(context, action);
}

function onObject({ context, object }: ObjectInFlight, action: string): Call {
  return onSourceObject(context, action, object.key);
}

function onLockedObject(inFlight: ObjectInFlight, action: string): Call | undefined {
  return inFlight.context.source.objectLock === true ? onObject(inFlight, action) : undefined;
}
