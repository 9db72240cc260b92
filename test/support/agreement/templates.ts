import type { StackTemplate, TemplateBody } from '../../../src/analysis/assembly/stack-template';
import type { Denial, KeyPolicy, Twist, World } from './world';

const HOME = '111111111111';
const AWAY = '222222222222';
const SOURCE = 'arn:aws:s3:::agreed-source';
const REPLICA = 'arn:aws:s3:::agreed-replica';
const ROLE = `arn:aws:iam::${HOME}:role/agreed`;
const [HERE, THERE] = ['eu-west-1', 'us-east-1'];
const ENABLED = { Status: 'Enabled' };

type Json = Record<string, unknown>;

/** The stacks of a world: the source with its role, and before it the destination. */
export function buildStacks(world: World): StackTemplate[] {
  const destination = stack('Destination', world.crossAccount ? AWAY : HOME, THERE, buildDestination(world), []);
  return [destination, stack('Source', HOME, HERE, buildSource(world), ['Destination'])];
}

function stack(
  path: string,
  account: string,
  region: string,
  template: TemplateBody,
  dependencies: string[],
): StackTemplate {
  const templatePath = `/cdk.out/${path}.template.json`;
  return { path, name: path, account, region, templatePath, assembly: '/cdk.out', template, dependencies, constructPaths: new Map() };
}

function buildDestination(world: World): TemplateBody {
  const { crossAccount, keyPolicies: [, policy], bucketKeys: [, bucketKey] } = world;
  const { versioned: [, versioned], ownerOverride, admission } = world;
  const owner = crossAccount ? AWAY : HOME;
  const admits = admission === 'none' ? [] : [{
    Effect: 'Allow',
    Principal: { AWS: HOME },
    Action: 's3:*',
    Resource: `${REPLICA}/*`,
    ...(admission === 'role' ? forRole(ROLE) : {}),
  }];
  return {
    Resources: {
      Key: key([...keyStatements(policy, owner, crossAccount), ...denials(world, 'replica key')]),
      Bucket: bucket('agreed-replica', versioned, 'aws:kms', bucketKey, {
        ...(ownerOverride ? { OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerPreferred' }] } } : {}),
      }),
      ...bucketPolicy(REPLICA, [...crossAccount ? admits : [], ...denials(world, 'destination bucket')]),
    },
    Outputs: { KeyArn: { Value: { 'Fn::GetAtt': ['Key', 'Arn'] } } },
  };
}

function buildSource(world: World): TemplateBody {
  const { algorithm, bucketKeys: [bucketKey], keyPolicies: [policy] } = world;
  const { versioned: [versioned], managed, boundary } = world;
  const configuration = { Role: { 'Fn::GetAtt': ['Role', 'Arn'] }, Rules: [buildRule(world)] };
  const boundaries: Json = {
    'none': {},
    'everything': { PermissionsBoundary: 'arn:aws:iam::aws:policy/AdministratorAccess' },
    'S3 alone': { PermissionsBoundary: 'arn:aws:iam::aws:policy/AmazonS3FullAccess' },
  };
  const attached: Json = {
    'none': {},
    'AmazonS3FullAccess': { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AmazonS3FullAccess'] },
    'not known here': { ManagedPolicyArns: ['arn:aws:iam::aws:policy/NotKnownHere'] },
  };
  return {
    Parameters: { Open: { Type: 'String' } },
    Resources: {
      Key: key([...keyStatements(policy, HOME, false), ...denials(world, 'source key')]),
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: {
          RoleName: 'agreed',
          AssumeRolePolicyDocument: document([buildTrust(world)]),
          Policies: [{ PolicyName: 'replicate', PolicyDocument: document([...buildStatements(world), ...denials(world, 'role')]) }],
          ...boundaries[boundary] as Json,
          ...attached[managed] as Json,
        },
      },
      Bucket: openBucket(world, bucket('agreed-source', versioned, algorithm, bucketKey, { ReplicationConfiguration: configuration })),
      ...bucketPolicy(SOURCE, denials(world, 'source bucket')),
    },
  } as TemplateBody;
}

function buildRule({ v2, prefix, optsIn, deleteMarkers, ownerOverride, crossAccount }: World): Json {
  const replicaKey = crossAccount
    ? `arn:aws:kms:${THERE}:${AWAY}:key/11111111-2222-3333-4444-555555555555`
    : { 'Fn::GetStackOutput': { StackName: 'Destination', OutputName: 'KeyArn', Region: THERE } };
  return {
    Id: 'all',
    Status: 'Enabled',
    ...(v2
      ? { Priority: 1, Filter: { Prefix: prefix }, DeleteMarkerReplication: { Status: deleteMarkers ? 'Enabled' : 'Disabled' } }
      : { Prefix: prefix }),
    ...(optsIn ? { SourceSelectionCriteria: { SseKmsEncryptedObjects: ENABLED } } : {}),
    Destination: {
      Bucket: REPLICA,
      ...(optsIn ? { EncryptionConfiguration: { ReplicaKmsKeyID: replicaKey } } : {}),
      ...(crossAccount || ownerOverride ? { Account: crossAccount ? AWAY : HOME } : {}),
      ...(ownerOverride ? { AccessControlTranslation: { Owner: 'Destination' } } : {}),
    },
  };
}

const OPEN = { Ref: 'Open' };

/** Leaves a setting of the bucket or of its rule to a parameter. */
function openBucket({ open }: World, resource: any): any {
  const { Properties: { ReplicationConfiguration: { Rules: [rule] }, ...properties } } = resource;
  const [byDefault] = properties.BucketEncryption?.ServerSideEncryptionConfiguration ?? [];
  switch (open) {
    case 'the opt-in': if (rule.SourceSelectionCriteria) { rule.SourceSelectionCriteria.SseKmsEncryptedObjects = { Status: OPEN }; } break;
    case 'the Bucket Key': if (byDefault) { byDefault.BucketKeyEnabled = OPEN; } break;
    case 'the algorithm': if (byDefault) { byDefault.ServerSideEncryptionByDefault.SSEAlgorithm = OPEN; } break;
    case 'delete markers': if (rule.Filter) { rule.DeleteMarkerReplication = { Status: OPEN }; } break;
    case 'the status': rule.Status = OPEN; break;
    case 'versioning': properties.VersioningConfiguration = { Status: OPEN }; resource.Properties.VersioningConfiguration = { Status: OPEN }; break;
    default:
  }
  return resource;
}

function buildTrust({ trust }: World): Json {
  const account = trust === 'S3 for another account' ? AWAY : HOME;
  return {
    Effect: 'Allow',
    Principal: { Service: trust === 'another service' ? 'ec2.amazonaws.com' : 's3.amazonaws.com' },
    Action: 'sts:AssumeRole',
    ...(trust.startsWith('S3 for') ? { Condition: { StringEqualsIfExists: { 'aws:SourceAccount': account } } } : {}),
  };
}

/** What S3 needs, each statement with its twist. */
function buildStatements({ twists, contexts, prefix, crossAccount }: World): Json[] {
  const replicaKey = crossAccount
    ? `arn:aws:kms:${THERE}:${AWAY}:key/*`
    : { 'Fn::GetStackOutput': { StackName: 'Destination', OutputName: 'KeyArn', Region: THERE } };
  const objects = (arn: string) => `${arn}/${prefix}*`;
  const use = (region: string, arn: string): Json => ({
    StringEquals: { 'kms:ViaService': `s3.${region}.amazonaws.com` },
    ...(contexts === 'none stated' ? {} : {
      StringLike: {
        'kms:EncryptionContext:aws:s3:arn': [...contexts === 'objects' ? [] : [arn], ...contexts === 'bucket' ? [] : [`${arn}/*`]],
      },
    }),
  });
  const all: Json[] = [
    { Action: ['s3:GetReplicationConfiguration', 's3:ListBucket'], Resource: SOURCE },
    { Action: ['s3:GetObjectVersionForReplication', 's3:GetObjectVersionAcl'], Resource: objects(SOURCE) },
    { Action: 's3:GetObjectVersionTagging', Resource: objects(SOURCE) },
    { Action: ['s3:ReplicateObject', 's3:ReplicateTags', 's3:ObjectOwnerOverrideToBucketOwner'], Resource: objects(REPLICA) },
    { Action: 's3:ReplicateDelete', Resource: objects(REPLICA) },
    { Action: 'kms:Decrypt', Resource: { 'Fn::GetAtt': ['Key', 'Arn'] }, Condition: use(HERE, SOURCE) },
    { Action: ['kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey'], Resource: replicaKey, Condition: use(THERE, REPLICA) },
  ];
  const twisted = all.flatMap((statement, index) => twist({ Effect: 'Allow', ...statement }, twists[index]));
  return twisted.length > 0 ? twisted : [{ Effect: 'Allow', Action: 'sts:GetCallerIdentity', Resource: '*' }];
}

function twist(statement: Json, by: Twist): Json[] {
  const { Resource, Condition } = statement;
  const s3 = typeof Resource === 'string' && Resource.startsWith('arn:aws:s3:::');
  const under = (condition: Json): Json[] => [{ ...statement, Condition: { ...Condition as Json, ...condition } }];
  switch (by) {
    case 'as needed': return [statement];
    case 'dropped': return [];
    case 'for another bucket': return [{ ...statement, Resource: s3 ? 'arn:aws:s3:::elsewhere/*' : `arn:aws:kms:${HERE}:${HOME}:alias/elsewhere` }];
    case 'for some objects': return [{ ...statement, Resource: s3 && Resource.endsWith('*') ? Resource.replace('*', 'a*') : Resource }];
    case 'every action': return [{ ...statement, Action: s3 ? 's3:*' : 'kms:*' }];
    case 'any resource': return [{ ...statement, Resource: '*' }];
    case 'no empty key': return [{ ...statement, Resource: s3 ? Resource.replace(/([^/]*)\/\*$/, '$1/?*') : Resource }];
    case 'another way to read': return [{ ...statement, Action: JSON.parse(JSON.stringify(statement.Action).replace('VersionForReplication', 'Version')) }];
    case 'for encrypted replicas': return s3 ? under({ StringEquals: { 's3:x-amz-server-side-encryption': 'aws:kms' } }) : [statement];
    case 'for replicas encrypted or not stated':
      return s3 ? under({ StringLikeIfExists: { 's3:x-amz-server-side-encryption': 'aws:kms*' } }) : [statement];
    case 'under a condition that holds': return under({ ArnEquals: { 'aws:PrincipalArn': ROLE } });
    case 'under a condition that fails': return under({ IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } });
    default: return under({ StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-exampleorg1' } });
  }
}

const CONDITIONS: Readonly<Record<Denial['condition'], Json>> = {
  'none': {},
  'holds': { Condition: { Bool: { 'aws:SecureTransport': 'true' } } },
  'fails': { Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
  'unknown': { Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-exampleorg1' } } },
  'unencrypted': { Condition: { Null: { 's3:x-amz-server-side-encryption': 'true' } } },
  'under SSE-S3': { Condition: { StringEquals: { 's3:x-amz-server-side-encryption': 'AES256' } } },
  'other role': { Condition: { ArnNotEquals: { 'aws:PrincipalArn': ROLE } } },
};

function denials(world: World, by: Denial['by']): Json[] {
  return world.denials.filter((denial) => denial.by === by && fits(denial)).map(({ action, condition }) => ({
    Effect: 'Deny',
    ...(by === 'role' ? {} : { Principal: '*' }),
    Action: action,
    Resource: resourceOf(by),
    ...CONDITIONS[condition],
  }));
}

/** S3 and KMS refuse policies about other services. */
function fits({ by, action }: Denial): boolean {
  return by === 'role' || action === '*' || action.startsWith(by.endsWith('key') ? 'kms:' : 's3:');
}

function resourceOf(by: Denial['by']): unknown {
  return by === 'source bucket' ? [SOURCE, `${SOURCE}/*`] : by === 'destination bucket' ? [REPLICA, `${REPLICA}/*`] : '*';
}

function keyStatements(policy: KeyPolicy, owner: string, crossAccount: boolean): Json[] {
  const allow = (account: string): Json =>
    ({ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: 'kms:*', Resource: '*' });
  const root = allow(owner);
  switch (policy) {
    case 'account': return [root, ...crossAccount ? [allow(HOME)] : []];
    case 'role': return [{ ...root, Action: 'kms:PutKeyPolicy' }, { ...allow(HOME), ...forRole(ROLE) }];
    default: return [{ ...root, Action: ['kms:PutKeyPolicy', 'kms:Describe*'] }, { ...allow(HOME), ...forRole(`${ROLE}-other`) }];
  }
}

/** A policy that is deployed before the role cannot name it as a principal. */
function forRole(arn: string): Json {
  return { Condition: { ArnEquals: { 'aws:PrincipalArn': arn } } };
}

function key(statements: readonly Json[]): any {
  return { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: document(statements) } };
}

function bucket(name: string, versioned: boolean, algorithm: string, bucketKey: boolean, more: Json): any {
  const kms = algorithm.startsWith('aws:kms');
  const encryption = {
    ServerSideEncryptionByDefault: { SSEAlgorithm: algorithm, ...(kms ? { KMSMasterKeyID: { 'Fn::GetAtt': ['Key', 'Arn'] } } : {}) },
    ...(algorithm === 'aws:kms' ? { BucketKeyEnabled: bucketKey } : {}),
  };
  return {
    Type: 'AWS::S3::Bucket',
    Properties: {
      BucketName: name,
      ...(versioned ? { VersioningConfiguration: ENABLED } : {}),
      ...(algorithm === 'none' ? {} : { BucketEncryption: { ServerSideEncryptionConfiguration: [encryption] } }),
      ...more,
    },
  };
}

function bucketPolicy(arn: string, statements: readonly Json[]): any {
  const properties = { Bucket: arn.split(':::')[1], PolicyDocument: document(statements) };
  return statements.length === 0 ? {} : { Policy: { Type: 'AWS::S3::BucketPolicy', DependsOn: ['Bucket'], Properties: properties } };
}

function document(statements: readonly Json[]): Json {
  return { Version: '2012-10-17', Statement: statements };
}
