/** What S3 says when it could not replicate an object. */
export interface FailureReason {
  readonly name: string;
  /** What was wrong, as a sentence. */
  readonly meaning: string;
  /** Only in the reports of S3 Batch Replication. */
  readonly batchOnly?: boolean;
}

/**
 * Every failure reason of S3.
 *
 * There is none for a denial by a KMS key: AWS describes that of the destination under `DstPutObjectNotPermitted`; for
 * that of the source it documents nothing.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-failure-codes.html
 */
export const FAILURE_REASONS: readonly FailureReason[] = [
  { name: 'AnnotationLimitExceeded', meaning: 'The annotations of the object exceed a limit of S3.' },
  { name: 'AssumeRoleNotPermitted', meaning: 'S3 cannot assume the role of the configuration: its trust policy does not let S3 in, or it is gone.' },
  { name: 'DstBucketInvalidRegion', meaning: 'The destination bucket is not in the Region that the job states.', batchOnly: true },
  { name: 'DstBucketNotFound', meaning: 'There is no destination bucket of that name.' },
  { name: 'DstBucketObjectLockConfigMissing', meaning: 'The source bucket has Object Lock and the destination bucket does not.' },
  { name: 'DstBucketUnversioned', meaning: 'The destination bucket is not versioned, or its versioning is suspended.' },
  { name: 'DstDelObjNotPermitted', meaning: 'The role may not write delete markers to the destination bucket (`s3:ReplicateDelete`).' },
  { name: 'DstKmsKeyInvalidState', meaning: 'The key of the replicas is disabled, or waits for its deletion.' },
  { name: 'DstKmsKeyNotFound', meaning: 'The key that the rule names does not exist in the Region of the destination bucket.' },
  { name: 'DstMultipartCompleteNotPermitted', meaning: 'The role may not complete a multipart upload of a replica (`s3:ReplicateObject`).' },
  { name: 'DstMultipartInitNotPermitted', meaning: 'The role may not begin a multipart upload of a replica (`s3:ReplicateObject`).' },
  { name: 'DstMultipartUploadNotPermitted', meaning: 'The role may not upload a part of a replica (`s3:ReplicateObject`).' },
  { name: 'DstObjectHardDeleted', meaning: 'The replica was deleted for good; S3 does not write that version a second time.', batchOnly: true },
  { name: 'DstPutAclNotPermitted', meaning: 'The role may not write the ACL or the owner of the replica (`s3:ObjectOwnerOverrideToBucketOwner`).' },
  { name: 'DstPutLegalHoldNotPermitted', meaning: 'The role may not put a legal hold on the replica.' },
  { name: 'DstPutObjectAnnotationNotPermitted', meaning: 'The role may not write the annotations of the replica (`s3:ReplicateObjectAnnotation`).' },
  { name: 'DstPutObjectNotPermitted', meaning: 'The role may not write the replica (`s3:ReplicateObject`), or may not use the key of the replicas.' },
  { name: 'DstPutRetentionNotPermitted', meaning: 'The role may not put a retention on the replica.' },
  { name: 'DstPutTaggingNotPermitted', meaning: 'The role may not write the tags of the replica: something denies `s3:ReplicateTags`.' },
  { name: 'DstVersionNotFound', meaning: 'The version of the replica that a change is for is not in the destination bucket.' },
  { name: 'InitiateReplicationNotPermitted', meaning: 'The role of the job may not start the replication of an object (`s3:InitiateReplication`).', batchOnly: true },
  { name: 'SrcAnnotationEncryptionUnsupported', meaning: 'S3 cannot replicate annotations under the encryption of this one.' },
  { name: 'SrcAnnotationNotFound', meaning: 'The annotation of the source object is gone.' },
  { name: 'SrcBucketInvalidRegion', meaning: 'The source bucket is not in the Region that the job states.', batchOnly: true },
  { name: 'SrcBucketNotFound', meaning: 'The source bucket is gone.' },
  { name: 'SrcBucketReplicationConfigMissing', meaning: 'The source bucket has no replication configuration, or the role may not read it.' },
  { name: 'SrcGetAclNotPermitted', meaning: 'The role may not read the ACL of the source object (`s3:GetObjectVersionAcl`).' },
  { name: 'SrcGetLegalHoldNotPermitted', meaning: 'The role may not read the legal hold of the source object (`s3:GetObjectLegalHold`).' },
  { name: 'SrcGetObjectAnnotationNotPermitted', meaning: 'The role may not read the annotations of the source object (`s3:GetObjectVersionAnnotationForReplication`).' },
  { name: 'SrcGetObjectNotPermitted', meaning: 'The role may not read the source object (`s3:GetObjectVersionForReplication`), or, as it seems, may not use its key.' },
  { name: 'SrcGetRetentionNotPermitted', meaning: 'The role may not read the retention of the source object (`s3:GetObjectRetention`).' },
  { name: 'SrcGetTaggingNotPermitted', meaning: 'The role is denied the tags of the source object (`s3:GetObjectVersionTagging`).' },
  { name: 'SrcHeadObjectNotPermitted', meaning: 'The role may not read the metadata of the source object.' },
  { name: 'SrcKeyNotFound', meaning: 'There is no source object of that key; this is not about KMS keys.' },
  { name: 'SrcKmsKeyInvalidState', meaning: 'The key of the source object is disabled, or waits for its deletion.' },
  { name: 'SrcObjectNotEligible', meaning: 'No rule of the source bucket applies to the object.' },
  { name: 'SrcObjectNotFound', meaning: 'The source object is gone.' },
  { name: 'SrcReplicationNotPending', meaning: 'S3 has replicated the object already.' },
  { name: 'SrcVersionNotFound', meaning: 'The version of the source object is gone.' },
];
