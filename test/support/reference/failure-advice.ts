/** What people can do about a failure reason. */
export interface FailureAdvice {
  /** What usually causes it. */
  readonly cause: string;
  readonly action: string;
  /** Requirements whose findings foretell it, beside those that name the reason themselves. */
  readonly foretold?: readonly string[];
}

const NOTHING_LEFT = 'Nothing: there is nothing to replicate any more.';
const ANNOTATIONS = 'Objects have annotations since June 2026. The object itself is replicated all the same.';
const AWS_PAGE = 'See the page of AWS; we know no more.';

/** By failure reason, one for each of `src/analysis/s3/failure-reasons.ts`. */
export const FAILURE_ADVICE: { readonly [reason: string]: FailureAdvice } = {
  AnnotationLimitExceeded: { cause: ANNOTATIONS, action: AWS_PAGE },
  AssumeRoleNotPermitted: {
    cause: 'A trust policy that names another principal, or has a condition that S3 does not meet; a role of another '
      + 'account; a role that was deleted.',
    action: 'Let `s3.amazonaws.com` assume the role, without conditions on the caller.',
  },
  DstBucketInvalidRegion: { cause: 'A batch job with the wrong destination.', action: 'Create the job anew.' },
  DstBucketNotFound: {
    cause: 'The destination bucket was deleted or renamed; its stack was replaced.',
    action: 'Deploy the destination, or point the rule at the bucket that there is.',
    foretold: ['DestinationFirst'],
  },
  DstBucketObjectLockConfigMissing: {
    cause: 'Object Lock was switched on at the source alone.',
    action: 'Switch Object Lock on at the destination; S3 takes that for existing buckets too.',
  },
  DstBucketUnversioned: {
    cause: 'Versioning was suspended at the destination after the rule was put.',
    action: 'Switch versioning on at the destination.',
  },
  DstDelObjNotPermitted: {
    cause: 'The rule replicates delete markers and the role or the bucket policy does not allow it.',
    action: 'Allow `s3:ReplicateDelete` on the objects of the destination, on both sides across accounts.',
  },
  DstKmsKeyInvalidState: {
    cause: 'The key was disabled, or is scheduled for deletion.',
    action: 'Enable it, or cancel its deletion.',
  },
  DstKmsKeyNotFound: {
    cause: 'The ARN of a key in another Region, often the one of the source; a deleted key.',
    action: 'Name the full ARN of a key in the Region of the destination bucket.',
  },
  DstMultipartCompleteNotPermitted: {
    cause: 'As `DstPutObjectNotPermitted`, for a large object.',
    action: 'As `DstPutObjectNotPermitted`.',
    foretold: ['ReplicateObject', 'EncryptReplica', 'VerifyReplicaBucketKey', 'GenerateReplicaDataKey'],
  },
  DstMultipartInitNotPermitted: {
    cause: 'As `DstPutObjectNotPermitted`, for a large object.',
    action: 'As `DstPutObjectNotPermitted`.',
    foretold: ['ReplicateObject', 'EncryptReplica', 'VerifyReplicaBucketKey', 'GenerateReplicaDataKey'],
  },
  DstMultipartUploadNotPermitted: {
    cause: 'As `DstPutObjectNotPermitted`, for a large object.',
    action: 'As `DstPutObjectNotPermitted`.',
    foretold: ['ReplicateObject', 'EncryptReplica', 'VerifyReplicaBucketKey', 'GenerateReplicaDataKey'],
  },
  DstObjectHardDeleted: {
    cause: 'Somebody deleted the version of the replica, and a batch job tries to bring it back.',
    action: 'Copy the object by hand, or upload it again.',
  },
  DstPutAclNotPermitted: {
    cause: 'The rule changes the owner, or the destination has ACLs enabled, and the role may not write them.',
    action: 'Disable ACLs at the destination (bucket owner enforced), or allow `s3:ObjectOwnerOverrideToBucketOwner`.',
  },
  DstPutLegalHoldNotPermitted: {
    cause: 'S3 names `s3:PutObjectLegalHold` here, which no page about permissions asks for.',
    action: 'Look for a deny on it at the destination, and exempt the role. Where there is none, allow it.',
  },
  DstPutObjectAnnotationNotPermitted: {
    cause: ANNOTATIONS,
    action: 'Take away what denies `s3:ReplicateObjectAnnotation`, if annotations are to be replicated.',
  },
  DstPutObjectNotPermitted: {
    cause: 'A deny in the bucket policy of the destination that covers the role, such as one on `aws:SourceVpce`, '
      + '`aws:SourceIp` or encryption headers with `s3:*`; an encryption context that does not fit Bucket Keys; a key '
      + 'policy that does not admit the role; a permissions boundary.',
    action: 'Read the finding: it names the statement. Exempt the role there, or allow what is missing.',
  },
  DstPutRetentionNotPermitted: {
    cause: 'S3 names `s3:PutObjectRetention` here, which no page about permissions asks for.',
    action: 'Look for a deny on it at the destination, and exempt the role. Where there is none, allow it.',
  },
  DstPutTaggingNotPermitted: {
    cause: 'Something denies `s3:ReplicateTags`.',
    action: 'Allow it on the objects of the destination, on both sides across accounts.',
  },
  DstVersionNotFound: {
    cause: 'A change of tags, ACL or lock reached a replica that was deleted, or that never arrived.',
    action: 'Upload the object again, or use S3 Batch Replication.',
  },
  InitiateReplicationNotPermitted: {
    cause: 'The role of a batch job is not the role of the rule, and needs a permission of its own.',
    action: 'Allow `s3:InitiateReplication` to the role of the job.',
  },
  SrcAnnotationEncryptionUnsupported: { cause: ANNOTATIONS, action: AWS_PAGE },
  SrcAnnotationNotFound: { cause: 'The annotation was deleted before it was replicated.', action: NOTHING_LEFT },
  SrcBucketInvalidRegion: { cause: 'A batch job with the wrong source.', action: 'Create the job anew.' },
  SrcBucketNotFound: { cause: 'The source bucket was deleted.', action: NOTHING_LEFT },
  SrcBucketReplicationConfigMissing: {
    cause: 'The configuration was removed while objects were pending; a deny covers `s3:GetReplicationConfiguration`.',
    action: 'Put the configuration back, or allow the role to read it.',
  },
  SrcGetAclNotPermitted: {
    cause: 'A deny at the source, or a role without the action.',
    action: 'Allow `s3:GetObjectVersionAcl` on the objects of the source.',
  },
  SrcGetLegalHoldNotPermitted: {
    cause: 'Object Lock was switched on at the source after the role was written.',
    action: 'Allow `s3:GetObjectLegalHold` on the objects of the source.',
  },
  SrcGetObjectAnnotationNotPermitted: {
    cause: ANNOTATIONS,
    action: 'Allow `s3:GetObjectVersionAnnotationForReplication`, if annotations are to be replicated.',
  },
  SrcGetObjectNotPermitted: {
    cause: 'A deny at the source; a prefix that the role does not cover; an object under a key on which the role has no '
      + '`kms:Decrypt`, such as a former key or the AWS managed key; a key policy without the account principal.',
    action: 'Look at the key of the object first (`SSEKMSKeyId`). List former keys in `additionalDecryptKeys`.',
  },
  SrcGetRetentionNotPermitted: {
    cause: 'Object Lock was switched on at the source after the role was written.',
    action: 'Allow `s3:GetObjectRetention` on the objects of the source.',
  },
  SrcGetTaggingNotPermitted: {
    cause: 'Something denies `s3:GetObjectVersionTagging`.',
    action: 'Allow it on the objects of the source.',
  },
  SrcHeadObjectNotPermitted: {
    cause: 'As `SrcGetObjectNotPermitted`.',
    action: 'As `SrcGetObjectNotPermitted`.',
    foretold: ['ReadSourceObject', 'DecryptSource'],
  },
  SrcKeyNotFound: { cause: 'The object was deleted before it was replicated.', action: NOTHING_LEFT },
  SrcKmsKeyInvalidState: {
    cause: 'The key was disabled, or is scheduled for deletion.',
    action: 'Enable it, or cancel its deletion.',
  },
  SrcObjectNotEligible: {
    cause: 'A batch job lists an object that no rule matches; a rule was changed while the object was pending.',
    action: 'See [what S3 skips silently](../guide/troubleshooting.md#skipped-silently).',
    foretold: ['SseKmsOptIn'],
  },
  SrcObjectNotFound: { cause: 'The object was deleted before it was replicated.', action: NOTHING_LEFT },
  SrcReplicationNotPending: { cause: 'A batch job lists an object that has arrived.', action: 'Nothing.' },
  SrcVersionNotFound: { cause: 'The version was deleted before it was replicated.', action: NOTHING_LEFT },
};
