import type { Variant } from './variant';
import type { Json, World } from './world';
import { ACCOUNT, document, OTHER_ACCOUNT, statementOf } from './world';

function lock({ Properties }: Json): Json {
  delete Properties.VersioningConfiguration;
  Properties.ObjectLockEnabled = true;
  return Properties;
}

function lockBoth(world: World): void {
  lock(world.dst.Resources.Bucket);
  lock(world.src.Resources.Bucket);
  statementOf(world, 'Read').Action.push('s3:GetObjectRetention', 's3:GetObjectLegalHold');
}

/** Versioning, which Object Lock turns on. */
const VERSIONING: readonly Variant[] = [
  {
    title: 'the destination has Object Lock and does not state versioning',
    change: ({ dst }) => {
      lock(dst.Resources.Bucket);
    },
    expected: 'works',
  },
  { title: 'both buckets have Object Lock and do not state versioning', change: lockBoth, expected: 'works' },
  {
    title: 'the destination has Object Lock and suspended versioning',
    change: ({ dst }) => {
      lock(dst.Resources.Bucket).VersioningConfiguration = { Status: 'Suspended' };
    },
    expected: 'fails',
    names: /DestinationVersioned/,
  },
  {
    title: 'whether the destination has Object Lock is a parameter, and it does not state versioning',
    change: ({ dst }) => {
      dst.Parameters = { Lock: { Type: 'String' } };
      lock(dst.Resources.Bucket).ObjectLockEnabled = { Ref: 'Lock' };
    },
    expected: 'undecided',
    names: /DestinationVersioned/,
  },
  ...[{ ObjectLockEnabled: false }, { ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled' } }].map((settings): Variant => ({
    title: `the destination does not state versioning and has ${JSON.stringify(settings)}`,
    change: ({ dst }) => {
      const { Properties } = dst.Resources.Bucket;
      delete Properties.VersioningConfiguration;
      Object.assign(Properties, settings);
    },
    expected: 'fails',
    names: /DestinationVersioned/,
  })),
];

const ROLE = `arn:aws:iam::${ACCOUNT}:role/crr-role`;

/** Something that everybody may do, beside what the replication needs. */
function admitEverybody({ dst }: World, more: Json, access?: Json): void {
  const { Bucket, Policy } = dst.Resources;
  const open = { Sid: 'Open', Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::dst-bucket/*', ...more };
  const statements = Policy?.Properties.PolicyDocument.Statement ?? [];
  dst.Resources.Policy = {
    Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: { Ref: 'Bucket' }, PolicyDocument: document(...statements, open) },
  };
  Bucket.Properties.PublicAccessBlockConfiguration = access;
}

/** The destination, with its key, in another account, which lets the role in. */
export function moveAcross({ manifest, dst, src }: World): void {
  manifest.artifacts.Dst.environment = `aws://${OTHER_ACCOUNT}/us-west-2`;
  const role = { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, Condition: { ArnEquals: { 'aws:PrincipalArn': ROLE } } };
  const actions = ['s3:ReplicateObject', 's3:ReplicateTags'];
  const arn = `arn:aws:kms:us-west-2:${OTHER_ACCOUNT}:key/11111111-2222-3333-4444-555555555555`;
  dst.Resources.Key.Properties.KeyPolicy = document(
    { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${OTHER_ACCOUNT}:root` }, Action: 'kms:*', Resource: '*' },
    { ...role, Action: ['kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey'], Resource: '*' },
  );
  dst.Resources.Policy = {
    Type: 'AWS::S3::BucketPolicy',
    Properties: { Bucket: { Ref: 'Bucket' }, PolicyDocument: document({ ...role, Action: actions, Resource: 'arn:aws:s3:::dst-bucket/*' }) },
  };
  src.Resources.Pol.Properties.PolicyDocument.Statement.find(({ Sid }: Json) => Sid === 'Encrypt').Resource = arn;
  const { Destination } = src.Resources.Bucket.Properties.ReplicationConfiguration.Rules[0];
  Destination.EncryptionConfiguration.ReplicaKmsKeyID = arn;
}

const OFF = { BlockPublicPolicy: false, RestrictPublicBuckets: false };

/** What everybody may do under a condition, and whether S3 takes the policy where it blocks public ones. */
const CONDITIONS: ReadonlyArray<readonly [condition: Json, expected: Variant['expected']]> = [
  [undefined, 'fails'],
  [{ Bool: { 'aws:SecureTransport': 'true' } }, 'fails'],
  [{ StringLike: { 'aws:SourceVpc': 'vpc-*' } }, 'fails'],
  [{ StringEquals: { 'aws:SourceVpc': 'vpc-91237329' } }, 'works'],
  [{ StringEquals: { 'aws:PrincipalOrgID': 'o-abcdefghij' } }, 'works'],
  [{ StringNotEquals: { 'aws:PrincipalOrgID': 'o-abcdefghij' } }, 'fails'],
  [{ StringLike: { 'aws:PrincipalArn': '*' } }, 'fails'],
  [{ ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${OTHER_ACCOUNT}:role/readers/*` } }, 'undecided'],
  [{ IpAddress: { 'aws:SourceIp': '0.0.0.0/1' } }, 'fails'],
  [{ IpAddress: { 'aws:SourceIp': '198.51.100.0/24' } }, 'works'],
];

const PUBLIC: readonly Variant[] = [
  ...CONDITIONS.map(([Condition, expected]): Variant => ({
    title: `everybody may read replicas under ${JSON.stringify(Condition)}, in a bucket with the defaults of S3`,
    change: (world) => admitEverybody(world, { Condition }),
    expected,
    ...(expected === 'works' ? {} : { names: /PublicPolicyBlocked/ }),
  })),
  {
    title: 'everybody may read replicas in a bucket that blocks public policies',
    change: (world) => admitEverybody(world, {}, { BlockPublicPolicy: true }),
    expected: 'fails',
    names: /PublicPolicyBlocked/,
  },
  {
    title: 'everybody may read replicas in a bucket of which a parameter tells whether it blocks public policies',
    change: (world) => {
      world.dst.Parameters = { Block: { Type: 'String' } };
      admitEverybody(world, {}, { BlockPublicPolicy: { Ref: 'Block' } });
    },
    expected: 'undecided',
    names: /PublicPolicyBlocked/,
  },
  ...[OFF, {}, { BlockPublicAcls: true }, { BlockPublicPolicy: 'false', RestrictPublicBuckets: true }].map((access): Variant => ({
    title: `everybody may read replicas in a bucket of the account with ${JSON.stringify(access)}`,
    change: (world) => admitEverybody(world, {}, access),
    expected: 'works',
    names: /ExcessResourcePolicy/,
  })),
  {
    title: 'everybody may read replicas where a parameter tells, in a bucket with the defaults of S3',
    change: (world) => {
      world.dst.Parameters = { Open: { Type: 'String' } };
      world.dst.Conditions = { Open: { 'Fn::Equals': [{ Ref: 'Open' }, 'yes'] } };
      admitEverybody(world, {});
      const { Statement } = world.dst.Resources.Policy.Properties.PolicyDocument;
      Statement[0] = { 'Fn::If': ['Open', Statement[0], { Ref: 'AWS::NoValue' }] };
    },
    expected: 'undecided',
    names: /PublicPolicyBlocked/,
  },
  {
    title: 'a policy that lets everybody in is there where a parameter tells, in a bucket with the defaults of S3',
    change: (world) => {
      world.dst.Parameters = { Open: { Type: 'String' } };
      world.dst.Conditions = { Open: { 'Fn::Equals': [{ Ref: 'Open' }, 'yes'] } };
      admitEverybody(world, {});
      world.dst.Resources.Policy.Condition = 'Open';
    },
    expected: 'undecided',
    names: /PublicPolicyBlocked/,
  },
  {
    title: 'everybody is denied to read replicas in a bucket with the defaults of S3',
    change: (world) => admitEverybody(world, { Effect: 'Deny' }),
    expected: 'works',
  },
  { title: 'the destination is in another account', change: moveAcross, expected: 'works' },
  ...[[OFF, 'works'], [{ RestrictPublicBuckets: true }, 'fails'], [undefined, 'fails']].map(([access, expected]): Variant => ({
    title: `everybody may read replicas in a bucket of another account with ${JSON.stringify(access)}`,
    change: (world) => {
      moveAcross(world);
      admitEverybody(world, {}, access);
    },
    expected: expected as Variant['expected'],
    names: expected === 'works' ? /ExcessResourcePolicy/ : /PublicPolicyRestricted/,
  })),
  {
    title: 'a bucket of another account lets everybody replicate, instead of the role',
    change: (world) => {
      moveAcross(world);
      delete world.dst.Resources.Policy;
      admitEverybody(world, { Action: ['s3:ReplicateObject', 's3:ReplicateTags'] }, { RestrictPublicBuckets: true });
    },
    expected: 'fails',
    names: /PublicPolicyRestricted/,
  },
  {
    title: 'everybody may read the source in a bucket with the defaults of S3',
    change: ({ src }) => {
      const open = { Effect: 'Allow', Principal: { AWS: '*' }, Action: 's3:GetObject', Resource: 'arn:aws:s3:::src-bucket/*' };
      src.Resources.Policy = { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: { Ref: 'Bucket' }, PolicyDocument: document(open) } };
    },
    expected: 'fails',
    names: /PublicPolicyBlocked/,
  },
];

/** What S3 makes of the settings of a bucket. */
export const BUCKET_VARIANTS: readonly Variant[] = [...VERSIONING, ...PUBLIC];
