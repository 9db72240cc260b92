import type { GeneratedStack, Resource } from './assembly';
import { allow, arnOf, bucketArn, document, join, trust } from './policies';
import type { Statement } from './policies';

export const SOURCE_REGION = 'eu-west-1';
export const REPLICA_REGION = 'eu-central-1';
export const ACCOUNT = '111111111111';

const REPLICAS = 'Replicas';
const KEY_OUTPUT = 'KeyArn';

/** What differs between the sources of a scenario. */
export interface SourceOptions {
  /** A rule for each, and a resource in the statements of the role; without these and tags one rule for all objects. */
  readonly prefixes?: readonly string[];
  /** A rule for each value of a tag; the role may replicate all objects. */
  readonly tags?: readonly string[];
  /** A role with a name, for policies to name it. */
  readonly namedRole?: boolean;
  /** A role that must not read tags: one finding. */
  readonly withoutTags?: boolean;
}

/**
 * The stack with the one bucket that the sources of a scenario replicate to, and its key.
 *
 * @param writers ids of sources whose roles the policies of bucket and key name
 */
export function replicaStack(account?: string, writers: readonly string[] = []): GeneratedStack {
  return {
    name: REPLICAS,
    account,
    region: account === undefined ? undefined : REPLICA_REGION,
    resources: {
      Key: key(admit(writers, ['kms:Encrypt', 'kms:GenerateDataKey', 'kms:Decrypt'], '*')),
      Bucket: bucket('replica', arnOf('Key')),
      BucketPolicy: bucketPolicy('Bucket', admit(writers, ['s3:ReplicateObject', 's3:ReplicateTags'], bucketArn('replica', '/*'))),
    },
    outputs: { [KEY_OUTPUT]: arnOf('Key') },
  };
}

/** A stack with a number of sources, each with a key and a role of its own; the names of roles are CloudFormation's. */
export function sourceStack(
  name: string,
  ids: readonly string[],
  options: SourceOptions = {},
  account?: string,
): GeneratedStack {
  return {
    name,
    account,
    region: account === undefined ? undefined : SOURCE_REGION,
    resources: Object.fromEntries(ids.flatMap((id) => Object.entries(source(id, options, account !== undefined)))),
    dependencies: [REPLICAS],
  };
}

/** The logical id of the bucket of a source. */
export function sourceBucketId(id: string): string {
  return `Bucket${id}`;
}

function source(id: string, options: SourceOptions, known: boolean): Record<string, Resource> {
  const [keyId, roleId, policyId, bucketId] = [`Key${id}`, `Role${id}`, `Policy${id}`, sourceBucketId(id)];
  const replicaKey = known
    ? { 'Fn::GetStackOutput': { StackName: REPLICAS, Region: REPLICA_REGION, OutputName: KEY_OUTPUT } }
    : { 'Fn::GetStackOutput': { StackName: REPLICAS, OutputName: KEY_OUTPUT } };
  const regions = known ? [SOURCE_REGION, REPLICA_REGION] : [{ Ref: 'AWS::Region' }, { Ref: 'AWS::Region' }];
  return {
    [keyId]: key(),
    [roleId]: {
      Type: 'AWS::IAM::Role',
      Properties: { AssumeRolePolicyDocument: trust('s3'), ...(options.namedRole ? { RoleName: roleNameOf(id) } : {}) },
    },
    [policyId]: {
      Type: 'AWS::IAM::Policy',
      Properties: {
        PolicyName: policyId,
        Roles: [{ Ref: roleId }],
        PolicyDocument: document(
          statements(nameOf(id), options, { source: arnOf(keyId), replica: replicaKey }, regions),
        ),
      },
    },
    [bucketId]: bucket(nameOf(id), arnOf(keyId), {
      ReplicationConfiguration: { Role: arnOf(roleId), Rules: rules(options, replicaKey) },
    }, [policyId]),
    [`BucketPolicy${id}`]: bucketPolicy(bucketId),
  };
}

function nameOf(id: string): string {
  return `source-${id.toLowerCase()}`;
}

function roleNameOf(id: string): string {
  return `replication-${id}`;
}

/** As `ReplicaWriters.roles` does: the account is the principal, a condition names the roles. */
function admit(writers: readonly string[], actions: readonly string[], resource: unknown): readonly Statement[] {
  const roles = writers.map((id) => accountArn(`:role/${roleNameOf(id)}`));
  const condition = { ArnEquals: { 'aws:PrincipalArn': roles } };
  return writers.length === 0 ? [] : [{ ...allow(actions, resource, condition), Principal: { AWS: accountArn(':root') } }];
}

function accountArn(rest: string): object {
  return join('arn:', { Ref: 'AWS::Partition' }, ':iam::', { Ref: 'AWS::AccountId' }, rest);
}

interface Keys {
  readonly source: unknown;
  readonly replica: unknown;
}

/** The policy of a replication role. */
function statements(
  name: string,
  { prefixes = [''], withoutTags = false }: SourceOptions,
  keys: Keys,
  [sourceRegion, replicaRegion]: readonly unknown[],
): readonly Statement[] {
  const objects = (bucketName: string) => prefixes.map((prefix) => bucketArn(bucketName, `/${prefix}*`));
  const throughS3 = (region: unknown, bucketName: string) => ({
    StringEquals: { 'kms:ViaService': join('s3.', region, '.amazonaws.com') },
    StringLike: { 'kms:EncryptionContext:aws:s3:arn': [bucketArn(bucketName), ...objects(bucketName)] },
  });
  const tags = withoutTags ? [] : ['s3:GetObjectVersionTagging'];
  return [
    allow(['s3:GetReplicationConfiguration', 's3:ListBucket'], bucketArn(name)),
    allow(['s3:GetObjectVersionForReplication', 's3:GetObjectVersionAcl', ...tags], objects(name)),
    allow(['s3:ReplicateObject', 's3:ReplicateTags'], objects('replica')),
    allow('kms:Decrypt', keys.source, throughS3(sourceRegion, name)),
    allow(['kms:Encrypt', 'kms:GenerateDataKey', 'kms:Decrypt'], keys.replica, throughS3(replicaRegion, 'replica')),
  ];
}

function rules({ prefixes = [''], tags }: SourceOptions, replicaKmsKeyId: unknown): readonly object[] {
  const filters = tags?.map((Value) => ({ TagFilter: { Key: 'team', Value } })) ?? prefixes.map((Prefix) => ({ Prefix }));
  return filters.map((filter, index) => ({
    Id: `rule-${index}`,
    Priority: index + 1,
    Status: 'Enabled',
    Filter: filter,
    DeleteMarkerReplication: { Status: 'Disabled' },
    SourceSelectionCriteria: { SseKmsEncryptedObjects: { Status: 'Enabled' } },
    Destination: { Bucket: bucketArn('replica'), EncryptionConfiguration: { ReplicaKmsKeyID: replicaKmsKeyId } },
  }));
}

function key(more: readonly Statement[] = []): Resource {
  const administrators = { ...allow('kms:*', '*'), Principal: { AWS: accountArn(':root') } };
  return {
    Type: 'AWS::KMS::Key',
    Properties: { EnableKeyRotation: true, KeyPolicy: document([administrators, ...more]) },
  };
}

function bucket(name: string, keyArn: unknown, more: object = {}, dependsOn?: readonly string[]): Resource {
  return {
    Type: 'AWS::S3::Bucket',
    Properties: {
      BucketName: name,
      VersioningConfiguration: { Status: 'Enabled' },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{
          BucketKeyEnabled: true,
          ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: keyArn },
        }],
      },
      ...more,
    },
    ...(dependsOn === undefined ? {} : { DependsOn: dependsOn }),
  };
}

function bucketPolicy(bucketId: string, more: readonly Statement[] = []): Resource {
  return {
    Type: 'AWS::S3::BucketPolicy',
    Properties: {
      Bucket: { Ref: bucketId },
      PolicyDocument: document([{
        Sid: 'Tls',
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: 's3:*',
        Resource: [arnOf(bucketId), join(arnOf(bucketId), '/*')],
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }, ...more]),
    },
  };
}
