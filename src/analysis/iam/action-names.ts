/** What an action may be allowed on; `other` is anything that replication does not touch. */
export type ResourceKind = 'bucket' | 'object' | 'key' | 'alias' | 'other';

interface ActionGroup {
  readonly service: 's3' | 'kms';
  readonly kinds: readonly ResourceKind[];
  /** With spaces between. */
  readonly names: string;
}

/**
 * Every action of S3 and KMS, with what it applies to, as of 23 September 2026.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
const ACTION_GROUPS: readonly ActionGroup[] = [
  {
    service: 's3',
    kinds: ['object'],
    names: `
      GetObjectTorrent GetObjectVersionAnnotationForReplication GetObjectVersionForReplication
      GetObjectVersionTorrent InitiateReplication ObjectOwnerOverrideToBucketOwner ReplicateDelete ReplicateObject
      ReplicateObjectAnnotation ReplicateTags`,
  },
  {
    service: 's3',
    kinds: ['bucket'],
    names: `
      AllowVendedLogDeliveryForResource CreateBucket CreateBucketMetadataTableConfiguration DeleteBucket
      DeleteBucketMetadataTableConfiguration DeleteBucketPolicy DeleteBucketWebsite GetAccelerateConfiguration
      GetAnalyticsConfiguration GetBucketAbac GetBucketLogging GetBucketMetadataTableConfiguration
      GetBucketObjectLockConfiguration GetBucketOwnershipControls GetBucketPolicyStatus GetBucketPublicAccessBlock
      GetBucketRequestPayment GetBucketTagging GetBucketVersioning GetBucketWebsite GetEncryptionConfiguration
      GetIntelligentTieringConfiguration GetInventoryConfiguration GetLifecycleConfiguration
      GetMetricsConfiguration GetReplicationConfiguration ListBucketMultipartUploads PauseReplication
      PutAccelerateConfiguration PutAnalyticsConfiguration PutBucketAbac PutBucketAcl PutBucketCORS
      PutBucketLogging PutBucketNotification PutBucketObjectLockConfiguration PutBucketOwnershipControls
      PutBucketPolicy PutBucketPublicAccessBlock PutBucketRequestPayment PutBucketTagging PutBucketVersioning
      PutBucketWebsite PutEncryptionConfiguration PutIntelligentTieringConfiguration PutInventoryConfiguration
      PutLifecycleConfiguration PutMetricsConfiguration PutReplicationConfiguration
      UpdateBucketMetadataAnnotationTableConfiguration UpdateBucketMetadataInventoryTableConfiguration
      UpdateBucketMetadataJournalTableConfiguration`,
  },
  {
    service: 's3',
    kinds: ['object', 'other'],
    names: `
      AbortMultipartUpload BypassGovernanceRetention DeleteObject DeleteObjectAnnotation DeleteObjectTagging
      DeleteObjectVersion DeleteObjectVersionAnnotation DeleteObjectVersionTagging GetObject GetObjectAcl
      GetObjectAnnotation GetObjectAttributes GetObjectLegalHold GetObjectRetention GetObjectTagging
      GetObjectVersion GetObjectVersionAcl GetObjectVersionAnnotation GetObjectVersionAttributes
      GetObjectVersionTagging ListMultipartUploadParts ListObjectAnnotations ListObjectVersionAnnotations
      PutObject PutObjectAcl PutObjectAnnotation PutObjectLegalHold PutObjectRetention PutObjectTagging
      PutObjectVersionAcl PutObjectVersionAnnotation PutObjectVersionTagging RestoreObject UpdateObjectEncryption`,
  },
  {
    service: 's3',
    kinds: ['other'],
    names: `
      AssociateAccessGrantsIdentityCenter CreateAccessGrant CreateAccessGrantsInstance CreateAccessGrantsLocation
      CreateAccessPoint CreateAccessPointForObjectLambda CreateJob CreateMultiRegionAccessPoint
      CreateStorageLensGroup DeleteAccessGrant DeleteAccessGrantsInstance DeleteAccessGrantsInstanceResourcePolicy
      DeleteAccessGrantsLocation DeleteAccessPoint DeleteAccessPointForObjectLambda DeleteAccessPointPolicy
      DeleteAccessPointPolicyForObjectLambda DeleteJobTagging DeleteMultiRegionAccessPoint
      DeleteStorageLensConfiguration DeleteStorageLensConfigurationTagging DeleteStorageLensGroup DescribeJob
      DescribeMultiRegionAccessPointOperation DissociateAccessGrantsIdentityCenter GetAccessGrant
      GetAccessGrantsInstance GetAccessGrantsInstanceForPrefix GetAccessGrantsInstanceResourcePolicy
      GetAccessGrantsLocation GetAccessPoint GetAccessPointConfigurationForObjectLambda
      GetAccessPointForObjectLambda GetAccessPointPolicy GetAccessPointPolicyForObjectLambda
      GetAccessPointPolicyStatus GetAccessPointPolicyStatusForObjectLambda GetAccountPublicAccessBlock
      GetDataAccess GetJobTagging GetMultiRegionAccessPoint GetMultiRegionAccessPointPolicy
      GetMultiRegionAccessPointPolicyStatus GetMultiRegionAccessPointRoutes GetStorageLensConfiguration
      GetStorageLensConfigurationTagging GetStorageLensDashboard GetStorageLensGroup ListAccessGrants
      ListAccessGrantsInstances ListAccessGrantsLocations ListAccessPoints ListAccessPointsForObjectLambda
      ListAllMyBuckets ListCallerAccessGrants ListJobs ListMultiRegionAccessPoints ListStorageLensConfigurations
      ListStorageLensGroups PutAccessGrantsInstanceResourcePolicy PutAccessPointConfigurationForObjectLambda
      PutAccessPointPolicy PutAccessPointPolicyForObjectLambda PutAccessPointPublicAccessBlock
      PutAccountPublicAccessBlock PutJobTagging PutMultiRegionAccessPointPolicy PutStorageLensConfiguration
      PutStorageLensConfigurationTagging SubmitMultiRegionAccessPointRoutes UpdateAccessGrantsLocation
      UpdateJobPriority UpdateJobStatus UpdateStorageLensGroup`,
  },
  {
    service: 's3',
    kinds: ['bucket', 'other'],
    names: `
      GetBucketAcl GetBucketCORS GetBucketLocation GetBucketNotification GetBucketPolicy ListBucket
      ListBucketVersions ListTagsForResource TagResource UntagResource`,
  },
  {
    service: 'kms',
    kinds: ['key'],
    names: `
      CancelKeyDeletion CreateGrant Decrypt DeleteImportedKeyMaterial DeriveSharedSecret DescribeKey DisableKey
      DisableKeyRotation EnableKey EnableKeyRotation Encrypt GenerateDataKey GenerateDataKeyPair
      GenerateDataKeyPairWithoutPlaintext GenerateDataKeyWithoutPlaintext GenerateMac GetKeyLastUsage GetKeyPolicy
      GetKeyRotationStatus GetParametersForImport GetPublicKey ImportKeyMaterial ListGrants ListKeyPolicies
      ListKeyRotations ListResourceTags PutKeyPolicy ReEncryptFrom ReEncryptTo ReplicateKey RetireGrant
      RevokeGrant RotateKeyOnDemand ScheduleKeyDeletion Sign SynchronizeMultiRegionKey TagResource UntagResource
      UpdateKeyDescription UpdatePrimaryRegion Verify VerifyMac`,
  },
  {
    service: 'kms',
    kinds: ['other'],
    names: `
      ConnectCustomKeyStore CreateCustomKeyStore CreateKey DeleteCustomKeyStore DescribeCustomKeyStores
      DisconnectCustomKeyStore GenerateRandom ListAliases ListKeys ListRetirableGrants UpdateCustomKeyStore`,
  },
  {
    service: 'kms',
    kinds: ['alias', 'key'],
    names: `
      CreateAlias DeleteAlias UpdateAlias`,
  },
];

/** An action as AWS writes it, with what it applies to. */
export interface KnownAction {
  readonly action: string;
  readonly kinds: readonly ResourceKind[];
}

/** By the action in lower case. */
export const KNOWN_ACTIONS: ReadonlyMap<string, KnownAction> = new Map(ACTION_GROUPS.flatMap(({ service, kinds, names }) =>
  names.trim().split(/\s+/).map((name) => [`${service}:${name}`.toLowerCase(), { action: `${service}:${name}`, kinds }])));
