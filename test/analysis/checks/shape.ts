import type { Spoiler } from './broken-examples';
import type { SpoiledCase } from './cases';

const IN_EU = '[all-eu-west-1]';
const PLACEHOLDER = 'arn:aws:kms:eu-west-1:111111111111:key/CHANGE-ME';
const POLICY = { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: 'sqs:*', Resource: '*' }] };
const TLS = { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } };
const DENY = { Effect: 'Deny', Principal: '*', Resource: '*' };

function source(spoiler: Spoiler): any {
  return spoiler.resource('AWS::S3::Bucket', 'ReplicationBucket').Properties;
}

function replica(spoiler: Spoiler): any {
  return spoiler.resource('AWS::S3::Bucket', 'DocumentsReplicationReplicaBucket').Properties;
}

function stackOf(spoiler: Spoiler, type: string, idPrefix = ''): { resources: any; id: string } {
  for (const { template } of spoiler.stacks) {
    const id = Object.keys(template.Resources ?? {})
      .find((each) => template.Resources![each].Type === type && each.startsWith(idPrefix));
    if (id !== undefined) {
      return { resources: template.Resources, id };
    }
  }
  throw new Error(`no ${type}`);
}

function rule(spoiler: Spoiler): any {
  return source(spoiler).ReplicationConfiguration.Rules[0];
}

function defaultEncryption({ BucketEncryption }: any): any {
  return BucketEncryption.ServerSideEncryptionConfiguration[0].ServerSideEncryptionByDefault;
}

function lock(spoiler: Spoiler): void {
  for (const bucket of [source(spoiler), replica(spoiler)]) {
    bucket.ObjectLockEnabled = true;
  }
  spoiler.statements('ReadSourceObjects').push({
    Effect: 'Allow', Action: ['s3:GetObjectRetention', 's3:GetObjectLegalHold'], Resource: spoiler.statement('ReadSourceObjects').Resource,
  });
}

/** What AWS refuses of resources: their properties, their names, and where they are. */
export const SHAPE: readonly SpoiledCase[] = [
  {
    title: 'a description of the role that is too long',
    example: 'minimal',
    change: (spoiler) => {
      spoiler.resource('AWS::IAM::Role', 'ReplicationRole').Properties.Description = 'x'.repeat(1001);
    },
    findings: ['error PropertiesWellFormed[Description]'],
    says: ['must have 0 to 1000 characters'],
  },
  {
    title: 'another role of its name, in another case and path',
    example: 'minimal',
    change: (spoiler) => {
      const { resources, id } = stackOf(spoiler, 'AWS::IAM::Role', 'ReplicationRole');
      const { RoleName, AssumeRolePolicyDocument } = resources[id].Properties;
      resources.Other = { Type: 'AWS::IAM::Role', Properties: { RoleName: RoleName.toUpperCase(), Path: '/x/', AssumeRolePolicyDocument } };
    },
    findings: ['error IamNamesUnique[Documents/Other%20RoleName]'],
  },
  {
    title: 'two inline policies of one name',
    example: 'minimal',
    change: (spoiler) => {
      const { resources, id } = stackOf(spoiler, 'AWS::IAM::Role', 'ReplicationRole');
      const properties = { PolicyName: 'more', PolicyDocument: POLICY };
      resources.One = { Type: 'AWS::IAM::Policy', Properties: { ...properties, Roles: [{ Ref: id }] } };
      resources.Two = { Type: 'AWS::IAM::RolePolicy', Properties: { ...properties, RoleName: { Ref: id } } };
    },
    findings: ['error InlinePolicyNamesUnique[Documents/Two%20PolicyName]'],
  },
  {
    title: 'two aliases of one name',
    example: 'minimal',
    change: (spoiler) => {
      const { resources, id } = stackOf(spoiler, 'AWS::KMS::Key');
      const alias = { Type: 'AWS::KMS::Alias', Properties: { AliasName: 'alias/twice', TargetKeyId: { Ref: id } } };
      Object.assign(resources, { AliasOne: alias, AliasTwo: alias });
    },
    findings: ['error AliasNamesUnique[Documents-key/AliasTwo%20AliasName]'],
  },
  {
    title: 'the policy of the destination in the Region of the source',
    example: 'minimal',
    change: (spoiler) => {
      const { resources, id } = stackOf(spoiler, 'AWS::S3::BucketPolicy', 'DocumentsReplicationReplicaBucket');
      const target = stackOf(spoiler, 'AWS::S3::Bucket', 'ReplicationBucket').resources;
      const { BucketName: Bucket } = replica(spoiler);
      target.Moved = { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket, PolicyDocument: { Version: '2012-10-17', Statement: TLS } } };
      delete resources[id];
    },
    findings: ['error BucketPolicyPlace'],
  },
  {
    title: 'an action on buckets that has objects alone, and the bucket of somebody else',
    example: 'minimal',
    change: (spoiler) => {
      const statements = stackOf(spoiler, 'AWS::S3::BucketPolicy', 'ReplicationBucketPolicy');
      statements.resources[statements.id].Properties.PolicyDocument.Statement.push(
        { ...DENY, Sid: 'Idle', Principal: { Service: 'x.amazonaws.com' }, Action: 's3:ListBucket', Resource: 'arn:aws:s3:::*/*' },
        { ...DENY, Sid: 'Foreign', Principal: { Service: 'x.amazonaws.com' }, Action: 's3:ListBucket', Resource: 'arn:aws:s3:::nobody' },
        { ...DENY, Sid: 'Fine', Principal: { Service: 'x.amazonaws.com' }, Action: 's3:List*' },
      );
    },
    findings: ['error BucketPolicyResources[Idle:%20s3:ListBucket]', 'error BucketPolicyResources[Foreign:%20arn:aws:s3:::nobody]'],
  },
  {
    title: 'a prefix that is a pattern',
    example: 'minimal',
    change: (spoiler) => {
      source(spoiler).ReplicationConfiguration.Rules[0].Filter = { Prefix: '*' };
    },
    findings: [
      `warning LiteralPrefix${IN_EU}`,
      ...['DecryptSourceObjects', 'EncryptReplicas', 'ReadSourceObjects', 'ReplicateObjects', 'UseReplicaBucketKeys']
        .map((sid) => `warning ExcessPermissions[${sid}]`),
    ],
  },
  {
    title: 'a placeholder for the key of the replicas',
    example: 'minimal',
    change: (spoiler) => {
      rule(spoiler).Destination.EncryptionConfiguration.ReplicaKmsKeyID = PLACEHOLDER;
    },
    findings: [
      `error ReplicaKeyForm${IN_EU}`, `warning ReplicaKeyKnown${IN_EU}[undecided]`,
      `error EncryptReplica${IN_EU}`, 'warning ExcessPermissions[EncryptReplicas]', 'warning ExcessPermissions[UseReplicaBucketKeys]',
      ...['GenerateReplicaDataKey', 'VerifyReplicaBucketKey'].map((id) => `warning ${id}${IN_EU}[undecided]`),
    ],
    says: ['the id "CHANGE-ME" is neither a UUID nor mrk- and 32 hexadecimal digits'],
  },
  {
    title: 'a placeholder for the default key of the destination',
    example: 'minimal',
    change: (spoiler) => {
      defaultEncryption(replica(spoiler)).KMSMasterKeyID = PLACEHOLDER;
    },
    findings: ['warning DefaultKeyForm[undecided]'],
  },
  {
    title: 'the AWS managed keys of another account on both sides',
    example: 'minimal',
    change: (spoiler) => {
      defaultEncryption(source(spoiler)).KMSMasterKeyID = 'arn:aws:kms:ap-southeast-1:999999999999:alias/aws/s3';
      rule(spoiler).Destination.EncryptionConfiguration.ReplicaKmsKeyID = 'arn:aws:kms:eu-west-1:999999999999:alias/aws/s3';
    },
    findings: [
      'error AwsManagedSourceKey', `error AwsManagedReplicaKey${IN_EU}`, `warning ReplicaKeyArn${IN_EU}`,
      ...['DecryptSource', 'SourceKeyKnown'].map((id) => `warning ${id}[undecided]`),
      ...['EncryptReplica', 'GenerateReplicaDataKey', 'ReplicaKeyKnown', 'VerifyReplicaBucketKey']
        .map((id) => `warning ${id}${IN_EU}[undecided]`),
    ],
    says: ['whose policy lets nobody of another account use it, and so not the role of "111111111111"'],
  },
  {
    title: 'a default key of another Region at the destination',
    example: 'minimal',
    change: (spoiler) => {
      replica(spoiler).BucketEncryption.ServerSideEncryptionConfiguration[0].ServerSideEncryptionByDefault
        .KMSMasterKeyID = 'arn:aws:kms:us-west-2:111111111111:key/22222222-2222-2222-2222-222222222222';
    },
    findings: ['warning DefaultKeyRegion[undecided]'],
  },
  {
    title: 'Object Lock by its configuration alone',
    example: 'minimal',
    change: (spoiler) => {
      lock(spoiler);
      delete replica(spoiler).ObjectLockEnabled;
      replica(spoiler).ObjectLockConfiguration = { ObjectLockEnabled: 'Enabled' };
    },
    findings: ['warning ObjectLockStated', `warning ObjectLockOnDestination${IN_EU}[undecided]`],
  },
  {
    title: 'retention and legal holds denied at the destination',
    example: 'minimal',
    change: (spoiler) => {
      lock(spoiler);
      const { resources, id } = stackOf(spoiler, 'AWS::S3::BucketPolicy', 'DocumentsReplicationReplicaBucket');
      resources[id].Properties.PolicyDocument.Statement
        .push({ ...DENY, Sid: 'NoHolds', Action: ['s3:PutObjectRetention', 's3:PutObjectLegalHold'] });
    },
    findings: [`error ReplicateRetention${IN_EU}`, `error ReplicateLegalHold${IN_EU}`],
  },
];
