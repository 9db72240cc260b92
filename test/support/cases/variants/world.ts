/** A template, for changes of any kind. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- cases change any part of it
export type Json = any;

/** Two stacks of one account: the destination in us-west-2, and the source, deployed after it, in us-east-1. */
export interface World {
  readonly manifest: Json;
  /** `Key`, `Bucket` named `dst-bucket`, output `KeyArn`. */
  readonly dst: Json;
  /** `Key`, `Role` named `crr-role`, its policy `Pol`, `Bucket` named `src-bucket` with one rule. */
  readonly src: Json;
  /** Templates of nested or further stacks, by file name. */
  readonly files: Record<string, Json>;
}

export const ACCOUNT = '111111111111';
export const OTHER_ACCOUNT = '222222222222';

const DST_KEY_ARN = { 'Fn::GetStackOutput': { StackName: 'Dst', Region: 'us-west-2', OutputName: 'KeyArn' } };
const OBJECTS = { source: 'arn:aws:s3:::src-bucket/*', replicas: 'arn:aws:s3:::dst-bucket/*' };

export function document(...given: readonly object[]): Json {
  return { Version: '2012-10-17', Statement: given };
}

/** The usual key policy: IAM policies of the account decide. */
export function keyPolicy(account = ACCOUNT, ...more: readonly object[]): Json {
  const root = { Sid: 'Root', Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: 'kms:*', Resource: '*' };
  return document(root, ...more);
}

export function throughS3(region: string, bucket: string): Json {
  return {
    StringEquals: { 'kms:ViaService': `s3.${region}.amazonaws.com` },
    StringLike: { 'kms:EncryptionContext:aws:s3:arn': [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`] },
  };
}

export function encryptedBucket(name: string, more: object = {}): Json {
  return {
    Type: 'AWS::S3::Bucket',
    Properties: {
      BucketName: name,
      VersioningConfiguration: { Status: 'Enabled' },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{
          BucketKeyEnabled: true,
          ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: { 'Fn::GetAtt': ['Key', 'Arn'] } },
        }],
      },
      ...more,
    },
  };
}

export function stack(template: string, region: string, dependencies: readonly string[], account = ACCOUNT): Json {
  return {
    type: 'aws:cloudformation:stack',
    environment: `aws://${account}/${region}`,
    properties: { templateFile: template },
    dependencies,
  };
}

function statements(): object[] {
  const { source, replicas } = OBJECTS;
  const allow = (Sid: string, Action: string | string[], Resource: Json, Condition?: Json) =>
    ({ Sid, Effect: 'Allow', Action, Resource, ...(Condition ? { Condition } : {}) });
  return [
    allow('Bucket', ['s3:GetReplicationConfiguration', 's3:ListBucket'], 'arn:aws:s3:::src-bucket'),
    allow('Read', ['s3:GetObjectVersionForReplication', 's3:GetObjectVersionAcl', 's3:GetObjectVersionTagging'], source),
    allow('Write', ['s3:ReplicateObject', 's3:ReplicateTags'], replicas),
    allow('Decrypt', 'kms:Decrypt', { 'Fn::GetAtt': ['Key', 'Arn'] }, throughS3('us-east-1', 'src-bucket')),
    allow('Encrypt', ['kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey'], DST_KEY_ARN, throughS3('us-west-2', 'dst-bucket')),
  ];
}

function configuration(): Json {
  return {
    Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
    Rules: [{
      Id: 'all',
      Priority: 1,
      Status: 'Enabled',
      Filter: { Prefix: '' },
      DeleteMarkerReplication: { Status: 'Disabled' },
      SourceSelectionCriteria: { SseKmsEncryptedObjects: { Status: 'Enabled' } },
      Destination: { Bucket: 'arn:aws:s3:::dst-bucket', EncryptionConfiguration: { ReplicaKmsKeyID: DST_KEY_ARN } },
    }],
  };
}

/** What replicates, and permits no more than it needs; each case changes it in one way. */
export function createWorld(): World {
  const trust = document({ Effect: 'Allow', Principal: { Service: 's3.amazonaws.com' }, Action: 'sts:AssumeRole' });
  const policy = { PolicyName: 'p', Roles: [{ Ref: 'Role' }], PolicyDocument: document(...statements()) };
  return structuredClone({
    manifest: {
      version: '48.0.0',
      artifacts: {
        Dst: stack('Dst.template.json', 'us-west-2', []),
        Src: stack('Src.template.json', 'us-east-1', ['Dst']),
      },
    },
    dst: {
      Resources: {
        Key: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: keyPolicy() } },
        Bucket: encryptedBucket('dst-bucket'),
      },
      Outputs: { KeyArn: { Value: { 'Fn::GetAtt': ['Key', 'Arn'] } } },
    },
    src: {
      Resources: {
        Key: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: keyPolicy() } },
        Role: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'crr-role', AssumeRolePolicyDocument: trust } },
        Pol: { Type: 'AWS::IAM::Policy', Properties: policy },
        Bucket: { ...encryptedBucket('src-bucket', { ReplicationConfiguration: configuration() }), DependsOn: ['Pol'] },
      },
    },
    files: {},
  });
}

/** The one rule of the replication. */
export function ruleOf({ src }: World): Json {
  return src.Resources.Bucket.Properties.ReplicationConfiguration.Rules[0];
}

/** A statement of the role's policy, by its `Sid`. */
export function statementOf({ src }: World, sid: string): Json {
  return src.Resources.Pol.Properties.PolicyDocument.Statement.find(({ Sid }: Json) => Sid === sid);
}

export function addStatement({ src }: World, statement: object): void {
  src.Resources.Pol.Properties.PolicyDocument.Statement.push(statement);
}

/** Puts a resource and what it contains into a nested stack of the destination. */
export function nestInDst({ dst, files }: World, resources: Json, parent: Json = {}): void {
  const { Properties, ...attributes } = parent;
  dst.Resources.Nested = {
    Type: 'AWS::CloudFormation::Stack',
    Metadata: { 'aws:asset:path': 'Nested.template.json' },
    Properties: { TemplateURL: 'https://example.com/nested.json', ...Properties },
    ...attributes,
  };
  files['Nested.template.json'] = { Resources: resources };
}
