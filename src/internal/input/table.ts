/* eslint-disable */
// Generated from the jsii manifest by `npm run input-table`: do not edit.

/** The types of the members of something; `?` ends those that may be left out. */
export type Shape = Readonly<Record<string, string>>;

/** Every struct that callers pass. */
export const STRUCTS: Readonly<Record<string, Shape>> = {
  'DataPerimeterOptions': {'organizationId': 'string?', 'vpcEndpointIds': 'string[]?'},
  'EncryptedCrossRegionReplicationProps': {'destinations': 'ReplicationDestination[]', 'accessLogs': 'AccessLogs?', 'bucketKeyEnabled': 'boolean?', 'encryption': 'enum aws_s3.BucketEncryption?', 'encryptionEnforcement': 'EncryptionEnforcement?', 'formerRoleNames': 'string[]?', 'keys': 'ReplicationKeys?', 'perimeter': 'DataPerimeter?', 'proof': 'boolean?', 'replicationRole': 'object aws_iam.IRole?', 'roleName': 'string?', 'rolePath': 'string?', 'rules': 'ReplicationRule[]?', 'source': 'ReplicationSource?'},
  'ExistingDestinationOptions': {'key': 'object aws_kms.IKey?'},
  'ExistingSourceOptions': {'additionalDecryptKeys': 'object aws_kms.IKey[]?', 'key': 'object aws_kms.IKey?'},
  'MultiRegionKeyProps': {'admins': 'object aws_iam.IPrincipal[]?', 'aliases': 'string[]?', 'description': 'string?', 'pendingWindow': 'object Duration?', 'policyStatements': 'object aws_iam.PolicyStatement[]?', 'removalPolicy': 'enum RemovalPolicy?', 'tags': 'string{}?', 'allowedReplicaRegions': 'string[]?', 'enableKeyRotation': 'boolean?', 'rotationPeriod': 'object Duration?'},
  'OrganizationRoles': {'organizationId': 'string', 'roleNamePattern': 'string'},
  'ProtectionLock': {'mode': 'enum aws_s3.ObjectLockMode', 'years': 'number'},
  'PutObjectOptions': {'bucketKeyEnabled': 'boolean?', 'encryption': 'UploadEncryption?', 'storageClass': 'object aws_s3.StorageClass?', 'tags': 'string{}?', 'writtenBeforeRule': 'boolean?'},
  'ReplicaBucketAttributes': {'bucketName': 'string', 'keyArn': 'string', 'region': 'string', 'account': 'string?', 'aclsEnabled': 'boolean?', 'keyAccount': 'string?'},
  'ReplicaBucketProps': {'accessLogs': 'AccessLogs?', 'autoDeleteObjects': 'boolean?', 'bucketName': 'string?', 'lifecycleRules': 'object aws_s3.LifecycleRule[]?', 'objectLockDefaultRetention': 'object aws_s3.ObjectLockRetention?', 'objectLockEnabled': 'boolean?', 'removalPolicy': 'enum RemovalPolicy?', 'tags': 'string{}?', 'writers': 'ReplicaWriters', 'bucketKeyEnabled': 'boolean?', 'deleteMarkerReplication': 'boolean?', 'encryption': 'enum aws_s3.BucketEncryption?', 'key': 'object aws_kms.IKey?', 'keyOptions': 'SingleRegionKeyOptions?', 'perimeter': 'DataPerimeter?', 'protection': 'ReplicaProtection?'},
  'ReplicaKeyProps': {'admins': 'object aws_iam.IPrincipal[]?', 'aliases': 'string[]?', 'description': 'string?', 'pendingWindow': 'object Duration?', 'policyStatements': 'object aws_iam.PolicyStatement[]?', 'removalPolicy': 'enum RemovalPolicy?', 'tags': 'string{}?', 'primaryKey': 'MultiRegionKey'},
  'ReplicaProtectionOptions': {'breakGlassRoleArns': 'string[]', 'deploymentRoleArns': 'string[]?', 'objectLock': 'ProtectionLock?'},
  'ReplicationDestinationOptions': {'accessLogs': 'AccessLogs?', 'autoDeleteObjects': 'boolean?', 'bucketName': 'string?', 'lifecycleRules': 'object aws_s3.LifecycleRule[]?', 'objectLockDefaultRetention': 'object aws_s3.ObjectLockRetention?', 'objectLockEnabled': 'boolean?', 'removalPolicy': 'enum RemovalPolicy?', 'tags': 'string{}?', 'direction': 'ReplicationDirection?', 'key': 'object aws_kms.IKey?', 'keyArn': 'string?', 'protection': 'ReplicaProtection?'},
  'ReplicationRoleProps': {'role': 'object aws_iam.IRole?', 'roleName': 'string?', 'rolePath': 'string?'},
  'ReplicationRule': {'deleteMarkerReplication': 'boolean?', 'destinations': 'ReplicationDestination[]?', 'enabled': 'boolean?', 'filter': 'ReplicationFilter?', 'id': 'string?', 'metrics': 'boolean?', 'priority': 'number?', 'replicaModifications': 'boolean?', 'replicationTimeControl': 'boolean?', 'storageClass': 'object aws_s3.StorageClass?'},
  'ReplicationSourceOptions': {'accessLogs': 'AccessLogs?', 'autoDeleteObjects': 'boolean?', 'bucketName': 'string?', 'lifecycleRules': 'object aws_s3.LifecycleRule[]?', 'objectLockDefaultRetention': 'object aws_s3.ObjectLockRetention?', 'objectLockEnabled': 'boolean?', 'removalPolicy': 'enum RemovalPolicy?', 'tags': 'string{}?', 'additionalDecryptKeys': 'object aws_kms.IKey[]?', 'env': 'object Environment?', 'stackName': 'string?'},
  'SingleRegionKeyOptions': {'admins': 'object aws_iam.IPrincipal[]?', 'aliases': 'string[]?', 'description': 'string?', 'pendingWindow': 'object Duration?', 'policyStatements': 'object aws_iam.PolicyStatement[]?', 'removalPolicy': 'enum RemovalPolicy?', 'tags': 'string{}?', 'enableKeyRotation': 'boolean?', 'rotationPeriod': 'object Duration?'},
  'SingleRegionKeysOptions': {'admins': 'object aws_iam.IPrincipal[]?', 'aliases': 'string[]?', 'description': 'string?', 'pendingWindow': 'object Duration?', 'policyStatements': 'object aws_iam.PolicyStatement[]?', 'removalPolicy': 'enum RemovalPolicy?', 'tags': 'string{}?', 'enableKeyRotation': 'boolean?', 'rotationPeriod': 'object Duration?', 'sourceKey': 'object aws_kms.IKey?'},
};

/** How objects of our classes are made. */
export const FACTORIES: Readonly<Record<string, readonly string[]>> = {
  'AccessLogs': ['AccessLogs.disabled()', 'AccessLogs.managed()', 'AccessLogs.toBucket()'],
  'DataPerimeter': ['new DataPerimeter()'],
  'EncryptionEnforcement': ['EncryptionEnforcement.none()', 'EncryptionEnforcement.strict()', 'EncryptionEnforcement.whenSpecified()'],
  'MultiRegionKey': ['new MultiRegionKey()'],
  'ReplicaProtection': ['new ReplicaProtection()'],
  'ReplicaWriters': ['ReplicaWriters.organizationRoles()', 'ReplicaWriters.roles()'],
  'ReplicationDestination': ['ReplicationDestination.fromBucket()', 'ReplicationDestination.fromBucketAttributes()', 'ReplicationDestination.inAccount()', 'ReplicationDestination.inRegion()', 'ReplicationDestination.inStack()'],
  'ReplicationFilter': ['ReplicationFilter.all()', 'ReplicationFilter.prefix()', 'ReplicationFilter.prefixAndTags()', 'ReplicationFilter.tags()'],
  'ReplicationKeys': ['ReplicationKeys.createMultiRegion()', 'ReplicationKeys.multiRegion()', 'ReplicationKeys.singleRegion()'],
  'ReplicationSource': ['ReplicationSource.create()', 'ReplicationSource.fromBucket()'],
  'UploadEncryption': ['UploadEncryption.bucketDefault()', 'UploadEncryption.customerProvided()', 'UploadEncryption.dsse()', 'UploadEncryption.kms()', 'UploadEncryption.s3Managed()'],
};

/** The values of our enums. */
export const ENUMS: Readonly<Record<string, readonly string[]>> = {
  'ReplicationDirection': ['ONE_WAY', 'TWO_WAY'],
};

/** What constructors and methods take, in this order; of constructs without scope and id. */
export const CALLS = {
  'AccessLogs.disabled': {'reason': 'string'},
  'AccessLogs.toBucket': {'logBucket': 'object aws_s3.IBucket', 'prefix': 'string?'},
  'new DataPerimeter': {'options': 'DataPerimeterOptions'},
  'new EncryptedCrossRegionReplication': {'props': 'EncryptedCrossRegionReplicationProps'},
  'EncryptedCrossRegionReplication.replica': {'region': 'string', 'account': 'string?'},
  'EncryptedCrossRegionReplication.replicaOf': {'destination': 'ReplicationDestination'},
  'new MultiRegionKey': {'props': 'MultiRegionKeyProps?'},
  'MultiRegionKey.replicaIn': {'region': 'string'},
  'new ReplicaBucket': {'props': 'ReplicaBucketProps'},
  'new ReplicaKey': {'props': 'ReplicaKeyProps'},
  'new ReplicaProtection': {'options': 'ReplicaProtectionOptions'},
  'ReplicaWriters.organizationRoles': {'roles': 'OrganizationRoles'},
  'ReplicaWriters.roles': {'arns': 'string[]'},
  'ReplicationDestination.fromBucket': {'bucket': 'object interfaces.aws_s3.IBucketRef', 'options': 'ExistingDestinationOptions?'},
  'ReplicationDestination.fromBucketAttributes': {'attributes': 'ReplicaBucketAttributes'},
  'ReplicationDestination.inAccount': {'account': 'string', 'region': 'string', 'options': 'ReplicationDestinationOptions?'},
  'ReplicationDestination.inRegion': {'region': 'string', 'options': 'ReplicationDestinationOptions?'},
  'ReplicationDestination.inStack': {'stack': 'object Stack', 'options': 'ReplicationDestinationOptions?'},
  'ReplicationFilter.prefix': {'prefix': 'string'},
  'ReplicationFilter.prefixAndTags': {'prefix': 'string', 'tags': 'string{}'},
  'ReplicationFilter.tags': {'tags': 'string{}'},
  'ReplicationGrants.read': {'grantee': 'object aws_iam.IGrantable', 'objectsKeyPattern': 'string?'},
  'ReplicationKeys.createMultiRegion': {'options': 'MultiRegionKeyProps'},
  'ReplicationKeys.multiRegion': {'key': 'MultiRegionKey?'},
  'ReplicationKeys.singleRegion': {'options': 'SingleRegionKeysOptions?'},
  'new ReplicationRole': {'props': 'ReplicationRoleProps?'},
  'ReplicationSimulator.fromApp': {'scope': 'object IConstruct'},
  'ReplicationSimulator.fromAssembly': {'directories': 'string[]'},
  'ReplicationSimulator.deleteNewestVersion': {'bucket': 'string', 'key': 'string'},
  'ReplicationSimulator.deleteObject': {'bucket': 'string', 'key': 'string'},
  'ReplicationSimulator.headObject': {'bucket': 'string', 'key': 'string'},
  'ReplicationSimulator.putObject': {'bucket': 'string', 'key': 'string', 'options': 'PutObjectOptions?'},
  'ReplicationSimulator.putObjectAcl': {'bucket': 'string', 'key': 'string'},
  'ReplicationSimulator.putObjectLegalHold': {'bucket': 'string', 'key': 'string'},
  'ReplicationSimulator.putObjectRetention': {'bucket': 'string', 'key': 'string'},
  'ReplicationSimulator.putObjectTagging': {'bucket': 'string', 'key': 'string', 'tags': 'string{}'},
  'ReplicationSimulator.updateObjectEncryption': {'bucket': 'string', 'key': 'string', 'kmsKey': 'string'},
  'ReplicationSource.create': {'options': 'ReplicationSourceOptions?'},
  'ReplicationSource.fromBucket': {'bucket': 'object interfaces.aws_s3.IBucketRef', 'options': 'ExistingSourceOptions?'},
  'UploadEncryption.dsse': {'key': 'string?'},
  'UploadEncryption.kms': {'key': 'string?'},
} as const satisfies Readonly<Record<string, Shape>>;
