import type { Spoiler } from './broken-examples';
import type { SpoiledCase } from './cases';

const SOURCE = 'Documents';
const REPLICA = 'Documents-replica-eu-west-1';

function logicalId(spoiler: Spoiler, path: string, type: string): string {
  return Object.entries(spoiler.stack(path).template.Resources ?? {}).find(([, { Type }]) => Type === type)![0];
}

/** A custom resource in the stack, with what it receives. */
function add(spoiler: Spoiler, path: string, properties: object, type = 'Custom::AWS'): void {
  (spoiler.stack(path).template.Resources as any).Custom = {
    Type: type,
    Properties: { ServiceToken: 'arn:aws:lambda:eu-west-1:111111111111:function:f', ...properties },
  };
}

function call(service: string, action: string, parameters: object): string {
  return JSON.stringify({ service, action, parameters });
}

function replicaName(spoiler: Spoiler): unknown {
  return spoiler.resource('AWS::S3::Bucket', 'DocumentsReplicationReplicaBucket').Properties.BucketName;
}

function roleName(spoiler: Spoiler): unknown {
  return spoiler.resource('AWS::IAM::Role', 'ReplicationRole').Properties.RoleName;
}

const REPLICA_CHANGED = [`warning ChangedByCustomResource[${REPLICA}/Custom][undecided]`];
const SOURCE_CHANGED = [`warning ChangedByCustomResource[${SOURCE}/Custom][undecided]`];

function onReplica(
  title: string,
  properties: (name: unknown, spoiler: Spoiler) => object,
  findings: readonly string[],
  type?: string,
): SpoiledCase {
  return {
    title,
    example: 'minimal',
    change: (spoiler) => add(spoiler, REPLICA, properties(replicaName(spoiler), spoiler), type),
    findings,
  };
}

/** Custom resources beside a replication, and what may change it. */
export const CUSTOM_RESOURCES: readonly SpoiledCase[] = [
  onReplica('a call that suspends versioning', (Bucket) =>
    ({ Create: call('S3', 'putBucketVersioning', { Bucket, VersioningConfiguration: { Status: 'Suspended' } }) }), REPLICA_CHANGED),
  onReplica('a call that enables versioning once more', (Bucket) =>
    ({ Create: call('S3', 'putBucketVersioning', { Bucket, VersioningConfiguration: { Status: 'Enabled' } }) }), []),
  onReplica('a call by the name of a command', (Bucket) =>
    ({ Create: call('@aws-sdk/client-s3', 'DeleteBucketPolicyCommand', { Bucket }) }), REPLICA_CHANGED),
  onReplica('a call on updates', (Bucket) =>
    ({ Create: call('S3', 'getBucketPolicy', { Bucket }), Update: call('S3', 'putBucketPolicy', { Bucket, Policy: '{}' }) }), REPLICA_CHANGED),
  onReplica('a call on deletion alone', (Bucket) => ({ Delete: call('S3', 'deleteBucketPolicy', { Bucket }) }), []),
  onReplica('a call that changes nothing that replication needs', (Bucket) =>
    ({ Create: call('S3', 'putBucketTagging', { Bucket }), Update: call('S3', 'putBucketTagging', { Bucket }) }), []),
  onReplica('a call of a service that changes no bucket', (Bucket) => ({ Create: call('SNS', 'publish', { Message: Bucket }) }), []),
  onReplica('a call of a function that receives the bucket', (Bucket) =>
    ({ Create: call('Lambda', 'invoke', { FunctionName: 'f', Payload: Bucket }) }), REPLICA_CHANGED),
  onReplica('a call of a function that receives another bucket', () =>
    ({ Create: call('Lambda', 'invoke', { FunctionName: 'f', Payload: 'another' }) }), []),
  onReplica('a call on another bucket', () => ({ Create: call('S3', 'putBucketPolicy', { Bucket: 'another' }) }), []),
  onReplica('a call that deletes the configuration of the replica, which has none', (Bucket) =>
    ({ Create: call('S3', 'deleteBucketReplication', { Bucket }) }), []),
  onReplica('a call whose service deployment decides', (bucket) =>
    ({ Create: { service: { 'Fn::Base64': 'x' }, action: 'putBucketPolicy', parameters: { Bucket: bucket } } }), REPLICA_CHANGED),
  onReplica('a text that looks like JSON', (bucket) => ({ Note: '{not json', Bucket: bucket }), REPLICA_CHANGED, 'Custom::Tidy'),
  onReplica('a function that receives the bucket', (BucketName) => ({ BucketName }), REPLICA_CHANGED, 'Custom::Tidy'),
  onReplica('a custom resource of CloudFormation that receives the ARN of the objects', (name) =>
    ({ Objects: [`arn:aws:s3:::${String(name)}/*`] }), REPLICA_CHANGED, 'AWS::CloudFormation::CustomResource'),
  onReplica('a function that receives a longer name', (name) => ({ BucketArn: `arn:aws:s3:::${String(name)}-logs` }), [], 'Custom::Tidy'),
  onReplica('a function that has objects replicated', (BucketName) => ({ BucketName }), [], 'Custom::BatchReplicationJob'),
  onReplica('a function that has objects encrypted with another key', (BucketName) => ({ BucketName }), [], 'Custom::UpdateObjectEncryptionJob'),
  onReplica('a function that deletes objects', (BucketName) => ({ BucketName }), [], 'Custom::S3AutoDeleteObjects'),
  onReplica('a function that receives the key', (_name, spoiler) =>
    ({ Key: { Ref: logicalId(spoiler, REPLICA, 'AWS::KMS::ReplicaKey') } }), REPLICA_CHANGED, 'Custom::Tidy'),
  {
    title: 'a call that disables the source key',
    example: 'minimal',
    change: (spoiler) => add(spoiler, 'Documents-key', {
      Create: { service: 'KMS', action: 'disableKey', parameters: { KeyId: { Ref: logicalId(spoiler, 'Documents-key', 'AWS::KMS::Key') } } },
    }),
    findings: ['warning ChangedByCustomResource[Documents-key/Custom][undecided]'],
    says: ['Documents-key/Custom (Custom::AWS) calls KMS disableKey on the key'],
  },
  {
    title: 'a call that puts another policy on the role',
    example: 'minimal',
    change: (spoiler) => add(spoiler, SOURCE, { Create: call('IAM', 'putRolePolicy', { RoleName: roleName(spoiler) }) }),
    findings: SOURCE_CHANGED,
  },
  {
    title: 'a call that deletes the replication configuration',
    example: 'minimal',
    change: (spoiler) => add(spoiler, SOURCE, {
      Create: call('S3', 'deleteBucketReplication', {
        Bucket: spoiler.resource('AWS::S3::Bucket', 'ReplicationBucket').Properties.BucketName,
      }),
    }),
    findings: SOURCE_CHANGED,
  },
  {
    title: 'a call that puts another configuration on updates',
    example: 'two-way',
    change: (spoiler) => {
      const { Properties } = spoiler.resource('Custom::BucketReplication');
      Properties.Update = JSON.parse(JSON.stringify(Properties.Update).replaceAll('Enabled', 'Disabled'));
    },
    findings: ['warning ChangedByCustomResource[Sessions/Replication/ReverseReplication/Configuration/Resource/Default][undecided]'],
  },
  {
    title: 'a second configuration, by a call',
    example: 'minimal',
    change: (spoiler) => {
      const { Properties: { BucketName, ReplicationConfiguration } } = spoiler.resource('AWS::S3::Bucket', 'ReplicationBucket');
      const [{ Id, ...rule }] = ReplicationConfiguration.Rules;
      add(spoiler, SOURCE, {
        Create: {
          service: 'S3',
          action: 'putBucketReplication',
          parameters: {
            Bucket: BucketName,
            ReplicationConfiguration: { ...ReplicationConfiguration, Rules: [{ ID: Id, ...rule }] },
          },
        },
      });
      (spoiler.stack(SOURCE).template.Resources as any).Custom.DependsOn = logicalId(spoiler, SOURCE, 'AWS::S3::Bucket');
    },
    findings: [
      'warning OneReplicationConfiguration[Documents/Custom][undecided]',
      'warning OneReplicationConfiguration[Documents/Replication/Bucket/Resource][undecided]',
    ],
  },
  {
    title: 'a function that may call what is no action of IAM',
    example: 'two-way',
    change: (spoiler) => {
      const { statement } = findPut(spoiler);
      statement.Action = 's3:PutBucketReplication';
    },
    findings: ['error CustomResourcePermitted'],
    says: ['s3:PutBucketReplication, which it has, is no action of IAM'],
  },
  {
    title: 'a function that may put the configuration of another bucket',
    example: 'two-way',
    change: (spoiler) => {
      const { statement, role } = findPut(spoiler);
      statement.Resource = 'arn:aws:s3:::another-bucket';
      delete role.Properties.ManagedPolicyArns;
    },
    findings: ['error CustomResourcePermitted'],
    says: ['may not call s3:PutReplicationConfiguration', 'no statement of the identity policy allows it'],
  },
  {
    title: 'a function whose role is denied the call on the bucket',
    example: 'two-way',
    change: (spoiler) => {
      const { policy, statement } = findPut(spoiler);
      policy.Statement.push({ ...statement, Sid: 'No', Effect: 'Deny' });
    },
    findings: ['error CustomResourcePermitted'],
    says: ['statement "No" of the identity policy', 'denies it'],
  },
  {
    title: 'a function that may not pass the role to S3',
    example: 'two-way',
    change: (spoiler) => {
      const { policy } = findPut(spoiler);
      policy.Statement = policy.Statement.filter(({ Action }: any) => Action !== 'iam:PassRole');
    },
    findings: ['error CustomResourcePermitted[iam:PassRole]'],
    says: ['may not call iam:PassRole'],
  },
  {
    title: 'a function whose role Lambda may not assume',
    example: 'two-way',
    change: (spoiler) => {
      findPut(spoiler).role.Properties.AssumeRolePolicyDocument.Statement[0].Principal.Service = 'ec2.amazonaws.com';
    },
    findings: ['error CustomResourcePermitted[sts:AssumeRole]'],
    says: ['Lambda may not assume the role'],
  },
  {
    title: 'a function whose role has a policy that no template has',
    example: 'two-way',
    change: (spoiler) => {
      findPut(spoiler).role.Properties.ManagedPolicyArns.push('arn:aws:iam::111111111111:policy/Unknown');
    },
    findings: [
      'warning CustomResourcePermitted[iam:PassRole][undecided]',
      'warning CustomResourcePermitted[undecided]',
    ],
    says: ['it cannot be decided whether the role'],
  },
  {
    title: 'a function whose role is denied the call on another bucket',
    example: 'two-way',
    change: (spoiler) => {
      const { policy, statement } = findPut(spoiler);
      policy.Statement.push({ ...statement, Sid: 'No', Effect: 'Deny', Resource: 'arn:aws:s3:::another-bucket' });
    },
    findings: [],
  },
  {
    title: 'a function whose role is known and allows nothing',
    example: 'two-way',
    change: (spoiler) => {
      const { statement, role } = findPut(spoiler);
      statement.Action = 's3:GetReplicationConfiguration';
      delete role.Properties.ManagedPolicyArns;
    },
    findings: ['error CustomResourcePermitted'],
    says: ['may not call s3:PutReplicationConfiguration', 'no statement of the identity policy allows it'],
  },
];

/** The only statement that lets the function put the configuration, and the role of the function. */
function findPut(spoiler: Spoiler): { policy: any; statement: any; role: any } {
  const all = spoiler.stacks.flatMap(({ template }) => Object.values(template.Resources ?? {}) as any[]);
  const isPut = ({ Action }: any) => [Action].flat().includes('s3:PutReplicationConfiguration');
  const policy = all.map(({ Properties }) => Properties?.PolicyDocument)
    .find((document) => document?.Statement?.some(isPut));
  // that for a destination that moved has conditions on what no template tells
  policy.Statement = policy.Statement.filter(({ Sid }: any) => Sid !== 'RemoveFormerReplication');
  const statement = policy.Statement.find(isPut);
  const role = all.find(({ Type, Properties }) => Type === 'AWS::IAM::Role'
    && JSON.stringify(Properties.AssumeRolePolicyDocument).includes('lambda.amazonaws.com'));
  return { policy, statement, role };
}
