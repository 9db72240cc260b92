import type { StackTemplate } from '../../../src/proof/private/world/stack-template';
import { templateMutant } from './generate';
import { at as valueAt, isList } from './json';
import type { ExampleWorld, Json, Members, Mutant, Path } from './mutant';
import type { Parts } from './parts';

const SOURCE_CALLS = [
  's3:GetReplicationConfiguration', 's3:ListBucket', 's3:GetObjectVersionForReplication', 's3:GetObjectVersionAcl',
  's3:GetObjectVersionTagging', 's3:GetObjectRetention', 's3:GetObjectLegalHold',
];
const DESTINATION_CALLS = ['s3:ReplicateObject', 's3:ReplicateTags', 's3:ReplicateDelete', 's3:ObjectOwnerOverrideToBucketOwner'];
const SOURCE_KEY_CALLS = ['kms:Decrypt'];
const REPLICA_KEY_CALLS = ['kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey'];
const CALLS = [...new Set([...SOURCE_CALLS, ...DESTINATION_CALLS, ...REPLICA_KEY_CALLS])];

/** The calls that S3 makes against each part, from the pages about permissions (facts 1.1 to 1.8). */
const CALLS_OF: ReadonlyMap<string, readonly string[]> = new Map([
  ['source bucket policy', SOURCE_CALLS],
  ['destination bucket policy', DESTINATION_CALLS],
  ['two-way bucket policy', [...SOURCE_CALLS, ...DESTINATION_CALLS]],
  ['log bucket policy', []],
  ['source key', SOURCE_KEY_CALLS],
  ['replica key', REPLICA_KEY_CALLS],
  ['two-way key', REPLICA_KEY_CALLS],
  ['other key', []],
  ['role policy', CALLS],
  ['other policy', []],
]);

interface Place {
  readonly world: ExampleWorld;
  readonly stack: StackTemplate;
  readonly id: string;
  readonly part: string;
  readonly resource: Members;
  readonly parts: Parts;
}

/** What somebody may put into a template beside what is there. */
export function additions(world: ExampleWorld, stack: StackTemplate, parts: Parts): Mutant[] {
  return Object.entries((stack.template.Resources ?? {}) as unknown as Members).flatMap(([id, value]) => {
    const place = { world, stack, id, part: parts.of(stack.path, id), resource: value as Members, parts };
    return [...statements(place), ...properties(place), ...boundaries(place), ...secondPolicy(place)];
  });
}

function added(place: Place, by: string, path: Path, value: Json, was = ''): Mutant {
  const { world, stack, part } = place;
  return templateMutant(world, stack, { part, at: path.slice(2).filter((step) => typeof step === 'string').join('.'), by, was }, path, value);
}

const DOCUMENTS = ['PolicyDocument', 'KeyPolicy', 'AssumeRolePolicyDocument'];

/** A Deny on each call, one in somebody else's way, and an Allow for somebody else. */
function statements(place: Place): Mutant[] {
  const { id, part, resource, parts } = place;
  return DOCUMENTS.flatMap((document) => {
    const list = valueAt(resource, ['Properties', document, 'Statement']);
    if (!isList(list)) {
      return [];
    }
    const path = ['Resources', id, 'Properties', document, 'Statement', list.length];
    const isOfRole = /policy$/.test(part) && !/bucket policy$/.test(part);
    const of = (effect: string, action: string, principal: Json, more: Members = {}) => ({
      Effect: effect,
      Action: action,
      ...(document === 'AssumeRolePolicyDocument' ? {} : { Resource: resourceOf(place) }),
      ...(isOfRole ? {} : { Principal: principal }),
      ...more,
    });
    const stranger = { AWS: 'arn:aws:iam::999999999999:root' };
    if (document === 'AssumeRolePolicyDocument') {
      return [
        added(place, 'add Deny on sts:AssumeRole', path, of('Deny', 'sts:AssumeRole', '*')),
        added(place, 'add Deny for somebody else', path, of('Deny', 'sts:AssumeRole', stranger)),
        added(place, 'add Allow for somebody else', path, of('Allow', 'sts:AssumeRole', stranger)),
      ];
    }
    const service = /key/.test(part) ? 'kms' : 's3';
    const meets = (action: string) => ((CALLS_OF.get(part) ?? []).includes(action) && parts.needs(action) ? 'needed' : 'not needed');
    const any = (CALLS_OF.get(part) ?? []).length > 0 ? 'needed' : 'not needed';
    return [
      ...CALLS.map((action) => added(place, 'add Deny on a call', path, of('Deny', action, '*'), meets(action))),
      ...['aws:SourceVpce', 'aws:SourceVpc', 'aws:PrincipalOrgID'].map((key) => added(place, `add Deny outside ${key}`, path,
        of('Deny', `${service}:*`, '*', { Condition: { StringNotEquals: { [key]: 'x-1111' } } }), any)),
      added(place, 'add Deny outside aws:SourceIp', path, of('Deny', `${service}:*`, '*', { Condition: { NotIpAddress: { 'aws:SourceIp': '192.0.2.0/24' } } }), any),
      added(place, 'add Deny of another action', path, of('Deny', service === 'kms' ? 'kms:ScheduleKeyDeletion' : 's3:DeleteBucket', '*')),
      added(place, 'add Deny of another resource', path, { ...of('Deny', `${service}:*`, '*'), Resource: 'arn:aws:s3:::somebody-elses-bucket' }),
      ...(isOfRole ? [] : [
        added(place, 'add Deny for somebody else', path, of('Deny', `${service}:*`, stranger)),
        added(place, 'add Allow for somebody else', path, of('Allow', service === 'kms' ? 'kms:DescribeKey' : 's3:GetObject', stranger)),
      ]),
      ...(isOfRole ? [added(place, 'add Allow of more', path, of('Allow', 's3:DeleteObject', '*'))] : []),
      added(place, 'add statement with an unknown Effect', path, { ...of('Allow', `${service}:*`, '*'), Effect: 'Permit' }),
      added(place, 'add statement with an unknown operator', path, of('Deny', 's3:GetObject', '*', { Condition: { StringIs: { 'aws:PrincipalArn': 'x' } } })),
    ];
  });
}

/** What a statement of a policy is about: the bucket of a bucket policy, everything elsewhere. */
function resourceOf({ part, resource }: Place): Json {
  const bucket = valueAt(resource, ['Properties', 'Bucket']);
  if (!part.endsWith('bucket policy') || bucket === undefined) {
    return '*';
  }
  const id = valueAt(bucket, ['Ref']);
  const arn: Json = id === undefined ? `arn:aws:s3:::${String(bucket)}` : { 'Fn::GetAtt': [id, 'Arn'] };
  return [arn, { 'Fn::Join': ['', [arn, '/*']] }];
}

/** Settings that no example states. */
function properties(place: Place): Mutant[] {
  const { id, resource } = place;
  const set = (name: string, value: Json) => added(place, `set ${name}`, ['Resources', id, 'Properties', name], value);
  switch (resource.Type) {
    case 'AWS::KMS::Key': return [set('Enabled', false), set('KeySpec', 'RSA_2048'), set('KeyUsage', 'SIGN_VERIFY'), set('PendingWindowInDays', 30)];
    case 'AWS::KMS::ReplicaKey': return [set('Enabled', false), set('PendingWindowInDays', 30)];
    case 'AWS::S3::Bucket': return [set('AccelerateConfiguration', { AccelerationStatus: 'Enabled' }), ...(resource.Properties !== undefined
      && valueAt(resource, ['Properties', 'ObjectLockEnabled']) === undefined ? [set('ObjectLockEnabled', true)] : [])];
    case 'AWS::IAM::Role': return [set('PermissionsBoundary', 'arn:aws:iam::aws:policy/ReadOnlyAccess'), set('MaxSessionDuration', 3600)];
    default: return [];
  }
}

/** A boundary that allows everything, and such ones that deny one call. */
function boundaries(place: Place): Mutant[] {
  const { world, stack, id, part, resource, parts } = place;
  if (resource.Type !== 'AWS::IAM::Role') {
    return [];
  }
  const everything = { Effect: 'Allow', Action: '*', Resource: '*' };
  const bounded = (by: string, was: string, statements: Json) => {
    const base = templateMutant(world, stack, { part, at: 'Properties.PermissionsBoundary', by, was }, ['Resources', id, 'Properties', 'PermissionsBoundary'],
      { Ref: 'AddedBoundary' });
    const policy = { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: { Version: '2012-10-17', Statement: statements } } };
    return {
      ...base,
      apply: () => base.apply().map((each) => (each.path === stack.path && each.assembly === stack.assembly
        ? { ...each, template: { ...each.template, Resources: { ...each.template.Resources, AddedBoundary: policy } } } as StackTemplate : each)),
    };
  };
  const meets = (action: string) => (part === 'replication role' && parts.needs(action) ? 'needed' : 'not needed');
  return [
    bounded('add a boundary that allows all', '', [everything]),
    ...CALLS.map((action) => bounded('add a boundary that denies a call', meets(action), [everything, { Effect: 'Deny', Action: action, Resource: '*' }])),
  ];
}

/** S3 keeps one policy of a bucket. */
function secondPolicy(place: Place): Mutant[] {
  const { stack, resource } = place;
  return resource.Type !== 'AWS::S3::BucketPolicy' ? [] : [
    { ...added(place, 'add a second bucket policy', ['Resources', 'AddedPolicy'], resource), path: `${stack.path} ["Resources","AddedPolicy"]` },
  ];
}
