import { compareSetting } from '../symbolic/match';
import type { Match } from '../symbolic/match';
import { hasUnknown } from '../symbolic/symbolic-string';
import { ANNOTATION_READS, ANNOTATION_WRITES } from './annotation-calls';
import { ENCRYPTED_OBJECTS_PAGE, PERMISSIONS_PAGE, S3_GUIDE } from './aws-pages';
import { reported, unreported } from './failure-reasons';
import { OBJECT_LOCK_READS, OBJECT_LOCK_WRITES } from './object-lock-calls';
import { isKms } from './object-variants';
import type { ReplicatedChange, ReplicationCall } from './replication-call';
import type { RuleContext } from './replication-context';

export type { CallTarget, ReplicatedChange, ReplicationCall } from './replication-call';

const EVERY_CHANGE: readonly ReplicatedChange[] = [
  'object', 'deleteMarker', 'tags', 'acl', 'retention', 'legalHold', 'annotation',
];

/** Metadata changes are written with the permission for replicas. */
const WRITES: readonly ReplicatedChange[] = ['object', 'tags', 'acl', 'retention', 'legalHold', 'annotation'];

/** The only call that decides whether a change is replicated at all. */
export const REPLICATE_DELETE_MARKER: ReplicationCall = {
  id: 'ReplicateDeleteMarker',
  action: 's3:ReplicateDelete',
  target: 'replica',
  title: 'Where a rule replicates delete markers, the role may write them to the destination bucket. A rule without Filter is '
    + 'of schema V1, which always replicates those that users make.',
  changes: ['deleteMarker'],
  when: ({ rule }) => (rule.v2 ? compareSetting(rule.deleteMarkers, 'Enabled') : 'all'),
  whenUnknown: 'The rule may replicate delete markers, by a setting that deployment decides',
  failureReason: reported('DstDelObjNotPermitted'),
  see: `${S3_GUIDE}/delete-marker-replication.html`,
};

/** Every call, in the order in which S3 makes them. */
export const REPLICATION_CALLS: readonly ReplicationCall[] = [
  {
    id: 'AssumeRole',
    action: 'sts:AssumeRole',
    target: 'role',
    title: 'The trust policy of the role lets S3 assume it.',
    changes: EVERY_CHANGE,
    failureReason: reported('AssumeRoleNotPermitted'),
    see: PERMISSIONS_PAGE,
  },
  {
    id: 'ReadReplicationConfiguration',
    action: 's3:GetReplicationConfiguration',
    target: 'source bucket',
    title: 'The role may read the replication configuration of the source bucket.',
    changes: EVERY_CHANGE,
    failureReason: reported('SrcBucketReplicationConfigMissing'),
    see: PERMISSIONS_PAGE,
  },
  {
    id: 'ListSourceBucket',
    action: 's3:ListBucket',
    target: 'source bucket',
    title: 'The role may list the source bucket.',
    changes: EVERY_CHANGE,
    failureReason: unreported('AWS documents no failure reason for it'),
    see: PERMISSIONS_PAGE,
  },
  {
    id: 'ReadSourceObject',
    action: 's3:GetObjectVersionForReplication',
    target: 'source object',
    title: 'The role may read source objects; `s3:GetObjectVersion` suffices only for objects that are not encrypted with a KMS key.',
    changes: ['object'],
    alternative: { action: 's3:GetObjectVersion', serves: (encryption) => !isKms(encryption) },
    failureReason: reported('SrcGetObjectNotPermitted'),
    see: PERMISSIONS_PAGE,
  },
  {
    id: 'DecryptSource',
    action: 'kms:Decrypt',
    target: 'source key',
    title: 'The role may decrypt with the key of the source bucket, through S3 of its Region, with and without Bucket Keys.',
    changes: ['object'],
    // AWS documents no reason of its own for it
    failureReason: reported('SrcGetObjectNotPermitted'),
    see: ENCRYPTED_OBJECTS_PAGE,
  },
  {
    id: 'ReadSourceAcl',
    action: 's3:GetObjectVersionAcl',
    target: 'source object',
    title: 'The role may read the ACLs of source objects.',
    changes: ['object', 'acl'],
    failureReason: reported('SrcGetAclNotPermitted'),
    see: PERMISSIONS_PAGE,
  },
  {
    id: 'ReadSourceTags',
    action: 's3:GetObjectVersionTagging',
    target: 'source object',
    title: 'The role may read the tags of source objects. Where nothing allows it S3 replicates objects without their tags (a '
      + 'warning); where a statement denies it replication fails.',
    changes: ['object', 'tags'],
    replicatesWithout: 'tags',
    failureReason: reported('SrcGetTaggingNotPermitted'),
    see: PERMISSIONS_PAGE,
  },
  ...OBJECT_LOCK_READS,
  ...ANNOTATION_READS,
  {
    id: 'ReplicateObject',
    action: 's3:ReplicateObject',
    target: 'replica',
    title: 'The role may write replicas to the destination bucket.',
    changes: WRITES,
    failureReason: reported('DstPutObjectNotPermitted'),
    see: PERMISSIONS_PAGE,
  },
  {
    id: 'EncryptReplica',
    action: 'kms:Encrypt',
    target: 'replica key',
    title: 'The role may encrypt with the key of the replicas, through S3 of its Region, with and without Bucket Keys.',
    changes: ['object'],
    failureReason: reported('DstPutObjectNotPermitted'),
    see: ENCRYPTED_OBJECTS_PAGE,
  },
  {
    id: 'VerifyReplicaBucketKey',
    action: 'kms:Decrypt',
    target: 'replica key',
    title: 'With Bucket Keys, the role may decrypt with the key of the replicas: S3 verifies the Bucket Key before it uses it. '
      + 'AWS asks for it in a text, and leaves it out of the example on the same page.',
    changes: ['object'],
    withBucketKey: true,
    disputed: true,
    failureReason: reported('DstPutObjectNotPermitted'),
    see: ENCRYPTED_OBJECTS_PAGE,
  },
  {
    id: 'GenerateReplicaDataKey',
    action: 'kms:GenerateDataKey',
    target: 'replica key',
    title: 'With Bucket Keys, the role may generate data keys with the key of the replicas. AWS asks for it on one page and '
      + 'not on another.',
    changes: ['object'],
    withBucketKey: true,
    disputed: true,
    failureReason: reported('DstPutObjectNotPermitted'),
    see: `${S3_GUIDE}/replication-troubleshoot.html`,
  },
  {
    id: 'ReplicateTags',
    action: 's3:ReplicateTags',
    target: 'replica',
    title: 'No statement denies the role to write the tags of replicas. Where one does and objects may be written, those without '
      + 'tags are replicated (a warning).',
    changes: ['object', 'tags'],
    withTags: { others: 's3:ReplicateObject' },
    impliedByAnother: true,
    failureReason: reported('DstPutTaggingNotPermitted'),
    see: PERMISSIONS_PAGE,
  },
  ...OBJECT_LOCK_WRITES,
  ...ANNOTATION_WRITES,
  {
    id: 'OverrideOwner',
    action: 's3:ObjectOwnerOverrideToBucketOwner',
    target: 'replica',
    title: 'Where a rule hands replicas to the owner of a bucket with ACLs, the role may do so.',
    changes: ['object'],
    when: overridesOwner,
    failureReason: reported('DstPutAclNotPermitted'),
    see: `${S3_GUIDE}/replication-change-owner.html`,
  },
  REPLICATE_DELETE_MARKER,
];

/** With bucket owner enforced S3 hands replicas over by itself; the ownership of an unknown bucket is not known. */
function overridesOwner({ rule, destination }: RuleContext): Match {
  if (rule.destination.ownerOverride === undefined || destination?.ownership === 'BucketOwnerEnforced') {
    return 'none';
  }
  return destination === undefined || hasUnknown(destination.ownership) ? 'unknown' : 'all';
}
