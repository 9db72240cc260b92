/** Where AWS says what the engine decides by. */
export const S3_GUIDE = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide';
export const KMS_GUIDE = 'https://docs.aws.amazon.com/kms/latest/developerguide';
export const IAM_GUIDE = 'https://docs.aws.amazon.com/IAM/latest/UserGuide';
export const CFN_GUIDE = 'https://docs.aws.amazon.com/AWSCloudFormation/latest';

/** The page that lists what the role of a live replication may do. */
export const PERMISSIONS_PAGE = `${S3_GUIDE}/setting-repl-config-perm-overview.html`;

/** The page about objects that are encrypted with a KMS key. */
export const ENCRYPTED_OBJECTS_PAGE = `${S3_GUIDE}/replication-config-for-kms-objects.html`;

/** The page about Object Lock and replication. */
export const OBJECT_LOCK_PAGE = `${S3_GUIDE}/object-lock-managing.html`;
