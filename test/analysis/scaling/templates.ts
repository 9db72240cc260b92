import type { StackTemplate, TemplateResource } from '../../../src/analysis/assembly/stack-template';
import { ACCOUNT, stackOf } from '../model/templates';

type Resources = Readonly<Record<string, TemplateResource>>;

/** A rule, with the prefix or the tag that it selects by. */
interface RuleOptions {
  readonly prefix?: string;
  readonly tag?: string;
}

/** Statements of one policy, which has at most 10,240 characters. */
const PER_POLICY = 24;

const ROOT = { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, Action: 'kms:*', Resource: '*' };

/** Sources with a role each, whom the policies of one bucket and one key name in a statement each. */
export function sources(size: number): StackTemplate {
  const names = listNames('source', size);
  const admit = (actions: readonly string[], resource: string) => names.map((name) => ({
    ...allow(actions, resource),
    Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` },
    Condition: { ArnEquals: { 'aws:PrincipalArn': `arn:aws:iam::${ACCOUNT}:role/${name}` } },
  }));
  return createStack([
    replicas(admit(['s3:ReplicateObject', 's3:ReplicateTags'], 'arn:aws:s3:::replicas/*'), admit(['kms:Encrypt'], '*')),
    ...names.map((name) => ({ ...role(name, [name], ['']), ...source(name, name, [{}]) })),
  ]);
}

/** Sources that share a role, which has statements for each. */
export function sharedRole(size: number): StackTemplate {
  const names = listNames('source', size);
  return createStack([replicas(), role('shared', names, ['']), ...names.map((name) => source(name, 'shared', [{}]))]);
}

/** One source with a rule for each prefix, which its role names. */
export function prefixes(size: number): StackTemplate {
  const names = listNames('team', size).map((name) => `data/${name}/`);
  const options = names.map((prefix) => ({ prefix }));
  return createStack([replicas(), role('role', ['source'], names), source('source', 'role', options)]);
}

/** One source with a rule for each value of a tag. */
export function rules(size: number): StackTemplate {
  const tags = listNames('team', size).map((tag) => ({ tag }));
  return createStack([replicas(), role('role', ['source'], ['']), source('source', 'role', tags)]);
}

function listNames(name: string, size: number): readonly string[] {
  return Array.from({ length: size }, (_unused, index) => `${name}${index}`);
}

function createStack(parts: readonly Resources[]): StackTemplate {
  return stackOf('Docs', { Resources: Object.assign({}, ...parts) });
}

function allow(Action: string | readonly string[], Resource: unknown, Condition?: object): object {
  return { Effect: 'Allow', Action, Resource, ...(Condition && { Condition }) };
}

function key(more: readonly object[] = []): TemplateResource {
  return { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: { Version: '2012-10-17', Statement: [ROOT, ...more] } } };
}

function keyArn(id: string): object {
  return { 'Fn::GetAtt': [id, 'Arn'] };
}

function bucket(name: string, keyId: string, more: object = {}): TemplateResource {
  const byDefault = { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: keyArn(keyId) };
  return {
    Type: 'AWS::S3::Bucket',
    Properties: {
      BucketName: name,
      VersioningConfiguration: { Status: 'Enabled' },
      BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: byDefault }] },
      ...more,
    },
    DependsOn: name === 'replicas' ? [] : ['Replicas'],
  };
}

function replicas(inBucket: readonly object[] = [], inKey: readonly object[] = []): Resources {
  const policy = { Bucket: { Ref: 'Replicas' }, PolicyDocument: { Version: '2012-10-17', Statement: inBucket } };
  return {
    ReplicaKey: key(inKey),
    Replicas: bucket('replicas', 'ReplicaKey'),
    ...(inBucket.length === 0 ? {} : { ReplicasPolicy: { Type: 'AWS::S3::BucketPolicy', Properties: policy } }),
  };
}

/** Keys of sources have their names, with `Key` before. */
function role(name: string, sourceNames: readonly string[], prefixesOfRole: readonly string[]): Resources {
  const objects = (bucketName: string) => prefixesOfRole.map((prefix) => `arn:aws:s3:::${bucketName}/${prefix}*`);
  const throughS3 = (bucketName: string) => ({
    StringEquals: { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' },
    StringLike: { 'kms:EncryptionContext:aws:s3:arn': [`arn:aws:s3:::${bucketName}`, ...objects(bucketName)] },
  });
  const reads = ['s3:GetObjectVersionForReplication', 's3:GetObjectVersionAcl', 's3:GetObjectVersionTagging'];
  const ofSources = sourceNames.flatMap((each) => [
    allow(['s3:GetReplicationConfiguration', 's3:ListBucket'], `arn:aws:s3:::${each}`),
    allow(reads, objects(each)),
    allow('kms:Decrypt', keyArn(`Key${each}`), throughS3(each)),
  ]);
  const ofReplicas = [
    allow(['s3:ReplicateObject', 's3:ReplicateTags'], objects('replicas')),
    allow(['kms:Encrypt', 'kms:GenerateDataKey', 'kms:Decrypt'], keyArn('ReplicaKey'), throughS3('replicas')),
  ];
  const parts = Array.from({ length: Math.ceil(ofSources.length / PER_POLICY) }, (_unused, index) =>
    ofSources.slice(index * PER_POLICY, (index + 1) * PER_POLICY));
  const trust = { Effect: 'Allow', Principal: { Service: 's3.amazonaws.com' }, Action: 'sts:AssumeRole' };
  return {
    [`Role${name}`]: {
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: name,
        AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [trust] },
      },
    },
    ...Object.fromEntries([ofReplicas, ...parts].map((statements, index) => [`Policy${name}${index}`, {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: {
        Roles: [{ Ref: `Role${name}` }],
        PolicyDocument: { Version: '2012-10-17', Statement: statements },
      },
    }])),
  };
}

function source(name: string, roleName: string, options: readonly RuleOptions[]): Resources {
  const configuration = { Role: keyArn(`Role${roleName}`), Rules: options.map(createRule) };
  return {
    [`Key${name}`]: key(),
    [`Bucket${name}`]: bucket(name, `Key${name}`, { ReplicationConfiguration: configuration }),
  };
}

function createRule({ prefix = '', tag }: RuleOptions, index: number): object {
  return {
    Id: `rule-${index}`,
    Priority: index + 1,
    Status: 'Enabled',
    Filter: tag === undefined ? { Prefix: prefix } : { TagFilter: { Key: 'team', Value: tag } },
    DeleteMarkerReplication: { Status: 'Disabled' },
    SourceSelectionCriteria: { SseKmsEncryptedObjects: { Status: 'Enabled' } },
    Destination: { Bucket: 'arn:aws:s3:::replicas', EncryptionConfiguration: { ReplicaKmsKeyID: keyArn('ReplicaKey') } },
  };
}
