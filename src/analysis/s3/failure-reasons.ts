/** A failure reason of S3 and what it means. */
interface FailureReasonInfo {
  /** What was wrong, as a sentence. */
  readonly meaning: string;
  /** Only in the reports of S3 Batch Replication. */
  readonly batchOnly?: true;
}

/**
 * Every failure reason of S3.
 *
 * There is none for a denial by a KMS key: AWS describes that of the destination under `DstPutObjectNotPermitted`; for
 * that of the source it documents nothing.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-failure-codes.html
 */
const TABLE = {
  AnnotationLimitExceeded: { meaning: 'The annotations of the object exceed a limit of S3.' },
  AssumeRoleNotPermitted: { meaning: 'S3 cannot assume the role of the configuration: its trust policy does not let S3 in, or it is gone.' },
  DstBucketInvalidRegion: { meaning: 'The destination bucket is not in the Region that the job states.', batchOnly: true },
  DstBucketNotFound: { meaning: 'There is no destination bucket of that name.' },
  DstBucketObjectLockConfigMissing: { meaning: 'The source bucket has Object Lock and the destination bucket does not.' },
  DstBucketUnversioned: { meaning: 'The destination bucket is not versioned, or its versioning is suspended.' },
  DstDelObjNotPermitted: { meaning: 'The role may not write delete markers to the destination bucket (`s3:ReplicateDelete`).' },
  DstKmsKeyInvalidState: { meaning: 'The key of the replicas is disabled, or waits for its deletion.' },
  DstKmsKeyNotFound: { meaning: 'The key that the rule names does not exist in the Region of the destination bucket.' },
  DstMultipartCompleteNotPermitted: { meaning: 'The role may not complete a multipart upload of a replica (`s3:ReplicateObject`).' },
  DstMultipartInitNotPermitted: { meaning: 'The role may not begin a multipart upload of a replica (`s3:ReplicateObject`).' },
  DstMultipartUploadNotPermitted: { meaning: 'The role may not upload a part of a replica (`s3:ReplicateObject`).' },
  DstObjectHardDeleted: { meaning: 'The replica was deleted for good; S3 does not write that version a second time.', batchOnly: true },
  DstPutAclNotPermitted: { meaning: 'The role may not write the ACL or the owner of the replica (`s3:ObjectOwnerOverrideToBucketOwner`).' },
  DstPutLegalHoldNotPermitted: { meaning: 'The role may not put a legal hold on the replica.' },
  DstPutObjectAnnotationNotPermitted: { meaning: 'The role may not write the annotations of the replica (`s3:ReplicateObjectAnnotation`).' },
  DstPutObjectNotPermitted: { meaning: 'The role may not write the replica (`s3:ReplicateObject`), or may not use the key of the replicas.' },
  DstPutRetentionNotPermitted: { meaning: 'The role may not put a retention on the replica.' },
  DstPutTaggingNotPermitted: { meaning: 'The role may not write the tags of the replica: something denies `s3:ReplicateTags`.' },
  DstVersionNotFound: { meaning: 'The version of the replica that a change is for is not in the destination bucket.' },
  InitiateReplicationNotPermitted: { meaning: 'The role of the job may not start the replication of an object (`s3:InitiateReplication`).', batchOnly: true },
  SrcAnnotationEncryptionUnsupported: { meaning: 'S3 cannot replicate annotations under the encryption of this one.' },
  SrcAnnotationNotFound: { meaning: 'The annotation of the source object is gone.' },
  SrcBucketInvalidRegion: { meaning: 'The source bucket is not in the Region that the job states.', batchOnly: true },
  SrcBucketNotFound: { meaning: 'The source bucket is gone.' },
  SrcBucketReplicationConfigMissing: { meaning: 'The source bucket has no replication configuration, or the role may not read it.' },
  SrcGetAclNotPermitted: { meaning: 'The role may not read the ACL of the source object (`s3:GetObjectVersionAcl`).' },
  SrcGetLegalHoldNotPermitted: { meaning: 'The role may not read the legal hold of the source object (`s3:GetObjectLegalHold`).' },
  SrcGetObjectAnnotationNotPermitted: { meaning: 'The role may not read the annotations of the source object (`s3:GetObjectVersionAnnotationForReplication`).' },
  SrcGetObjectNotPermitted: { meaning: 'The role may not read the source object (`s3:GetObjectVersionForReplication`), or, as it seems, may not use its key.' },
  SrcGetRetentionNotPermitted: { meaning: 'The role may not read the retention of the source object (`s3:GetObjectRetention`).' },
  SrcGetTaggingNotPermitted: { meaning: 'The role is denied the tags of the source object (`s3:GetObjectVersionTagging`).' },
  SrcHeadObjectNotPermitted: { meaning: 'The role may not read the metadata of the source object.' },
  SrcKeyNotFound: { meaning: 'There is no source object of that key; this is not about KMS keys.' },
  SrcKmsKeyInvalidState: { meaning: 'The key of the source object is disabled, or waits for its deletion.' },
  SrcObjectNotEligible: { meaning: 'No rule of the source bucket applies to the object.' },
  SrcObjectNotFound: { meaning: 'The source object is gone.' },
  SrcReplicationNotPending: { meaning: 'S3 has replicated the object already.' },
  SrcVersionNotFound: { meaning: 'The version of the source object is gone.' },
} satisfies { readonly [name: string]: FailureReasonInfo };

export type FailureReasonName = keyof typeof TABLE;

export const FAILURE_REASONS: { readonly [name in FailureReasonName]: FailureReasonInfo } = TABLE;

/** What S3 reports at run time where something does not hold; where it reports nothing, what happens instead. */
export type FailureReason = { readonly reported: FailureReasonName } | { readonly unreported: string };

export function reported(name: FailureReasonName): FailureReason {
  return { reported: name };
}

/** @param instead what happens, lowercase, without a full stop */
export function unreported(instead: string): FailureReason {
  return { unreported: instead };
}

/** As reports write it: the name, or `none` and what happens instead. */
export function describeFailureReason(reason: FailureReason): string {
  return 'reported' in reason ? reason.reported : `none: ${reason.unreported}`;
}
