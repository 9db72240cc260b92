import type { ErrorCodeInfo } from '../error-code-info';

export const BUCKET_CODES = {
  BucketNotOwned: {
    when: '`fromBucket` with a bucket that this app does not own.',
    otherwise: 'A replication configuration that never reaches the bucket.',
  },
  BucketUnversioned: {
    when: 'An existing bucket whose template suspends versioning.',
    otherwise: 'S3 rejects the configuration.',
  },
  BucketNotKmsEncrypted: {
    when: 'An existing source bucket without SSE-KMS default encryption, or an existing destination without a key.',
    otherwise: 'Objects, and so their replicas, that are not encrypted with the key.',
  },
  BucketNameRequired: {
    when: 'An existing destination bucket in another account without a literal name, or an existing source bucket without one beside alarms in the Region of a destination.',
    otherwise: 'Its key policy would name the bucket and the bucket its key, or two stacks each other: a cycle.',
  },
  SourceAlreadyReplicates: {
    when: 'An existing source bucket has replication rules.',
    otherwise: 'A bucket has one configuration with one role: the other rules would be lost.',
  },
  ExistingBucketOption: {
    when: 'A prop that shapes a created bucket together with `ReplicationSource.fromBucket`.',
    otherwise: 'The prop would be ignored.',
  },
  AutoDeleteWithProtection: {
    when: '`autoDeleteObjects` on a bucket with a `ReplicaProtection`.',
    otherwise: 'The protection denies the Lambda function that deletes the objects; the stack deletion fails.',
  },
  BucketNameInvalid: {
    when: 'A bucket name breaks a naming rule of S3.',
    otherwise: 'The deployment fails half-way.',
  },
  EncryptionUnsupported: {
    when: '`encryption` is not `KMS` or `DSSE`.',
    otherwise: 'Replicas that are not encrypted with your key.',
  },
  BucketKeysWithDsse: {
    when: '`bucketKeyEnabled` with DSSE-KMS.',
    otherwise: 'S3 does not support Bucket Keys for DSSE-KMS.',
  },
  ObjectLockMissingOnDestination: {
    when: 'The source has Object Lock and a destination explicitly has not.',
    otherwise: 'S3 rejects the configuration, or fails with `DstBucketObjectLockConfigMissing`.',
  },
  ObjectLockContradiction: {
    when: '`objectLockDefaultRetention` with `objectLockEnabled: false`, or beside `objectLock` of a protection.',
    otherwise: 'One of the two would be ignored.',
  },
  RetentionYearsInvalid: {
    when: '`years` of a protection is not a whole number from 1 to 100.',
    otherwise: 'S3 rejects the Object Lock configuration.',
  },
  AutoDeleteWithoutDestroy: {
    when: '`autoDeleteObjects` without `removalPolicy: RemovalPolicy.DESTROY`.',
    otherwise: 'A retained bucket would be emptied.',
  },
  AutoDeleteWithPerimeter: {
    when: '`autoDeleteObjects` on a bucket with a `DataPerimeter` around VPC endpoints.',
    otherwise: 'The perimeter denies the Lambda function that deletes the objects; the stack deletion fails.',
  },
  AutoDeleteWithObjectLock: {
    when: '`autoDeleteObjects` on a bucket with Object Lock.',
    otherwise: 'Locked versions cannot be deleted; the stack deletion fails.',
  },
  AccessLogBucketMismatch: {
    when: 'A log bucket is in another Region or account than the bucket that it serves.',
    otherwise: 'S3 rejects the logging configuration.',
  },
  ReasonRequired: {
    when: 'A choice that an auditor asks about comes without a reason.',
    otherwise: 'An unexplained finding.',
  },
  PerimeterEmpty: {
    when: 'A `DataPerimeter` without an organization and without a VPC endpoint.',
    otherwise: 'A perimeter that keeps nobody out.',
  },
  OrganizationIdInvalid: {
    when: 'An organization id is not of the form `o-…`.',
    otherwise: 'Everybody is outside.',
  },
  VpcEndpointIdInvalid: {
    when: 'A VPC endpoint id is not of the form `vpce-…`.',
    otherwise: 'Everybody is outside.',
  },
} as const satisfies { readonly [code: string]: ErrorCodeInfo };
