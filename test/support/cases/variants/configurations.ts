import type { Variant } from './variant';
import type { Json, World } from './world';
import { ACCOUNT, document, encryptedBucket, ruleOf } from './world';

/** Turns the rule into one of V1: without `Filter`. */
function toV1(world: World): Json {
  const rule = ruleOf(world);
  delete rule.Filter;
  delete rule.DeleteMarkerReplication;
  delete rule.Priority;
  rule.Prefix = '';
  return rule;
}

function allowDeletes(world: World): void {
  const { Statement } = world.src.Resources.Pol.Properties.PolicyDocument;
  Statement.find(({ Sid }: Json) => Sid === 'Write').Action.push('s3:ReplicateDelete');
}

/** The call as CDK writes it: a text in which references are joined. */
function callText(create: Json): Json {
  const pieces = JSON.stringify(create).split(/\{"Ref":"(\w+)"\}/);
  return { 'Fn::Join': ['"', pieces.map((piece, index) => (index % 2 === 0 ? piece : { Ref: piece }))] };
}

const FUNCTION = `arn:aws:lambda:us-east-1:${ACCOUNT}:function:f`;

const CUSTOM = (create: Json): Json => ({
  Type: 'Custom::AWS',
  Properties: { ServiceToken: FUNCTION, Create: callText(create), InstallLatestAwsSdk: false },
});

/** Two rules without `Filter`. */
const OVERLAPS: ReadonlyArray<readonly [prefixes: readonly string[], status: string, expected: Variant['expected']]> = [
  [['a', 'b'], 'Enabled', 'works'],
  [['star', 'starship'], 'Enabled', 'fails'],
  [['a', ''], 'Enabled', 'fails'],
  [['a', 'a'], 'Enabled', 'fails'],
  [['a', 'ab'], 'Disabled', 'undecided'],
];

export const CONFIGURATION_VARIANTS: readonly Variant[] = [
  ...OVERLAPS.map(([[first, second], Status, expected]): Variant => ({
    title: `two rules of V1 for ${JSON.stringify(first)} and, ${Status}, for ${JSON.stringify(second)}`,
    change: (world) => {
      const rule = toV1(world);
      allowDeletes(world);
      rule.Prefix = first;
      world.src.Resources.Bucket.Properties.ReplicationConfiguration.Rules.push({ ...rule, Id: 'other', Status, Prefix: second });
    },
    expected,
    ...(expected === 'works' ? {} : { names: /overlaps/ }),
  })),
  ...['Enabled', 'Disabled'].map((Status): Variant => ({
    title: `a rule of V1 that is ${Status} beside one with Filter`,
    change: (world) => {
      const { Rules } = world.src.Resources.Bucket.Properties.ReplicationConfiguration;
      Rules.push({ ...structuredClone(ruleOf(world)), Id: 'other', Filter: { Prefix: 'b' } });
      Object.assign(toV1(world), { Prefix: 'a', Status });
      allowDeletes(world);
    },
    expected: 'undecided',
    names: /both kinds/,
  })),
  ...([[0, 'works'], [-1, 'undecided'], ['-1', 'undecided'], [1.5, 'fails'], [2 ** 31, 'fails']] as const).map(([Priority, expected]): Variant => ({
    title: `the priority ${JSON.stringify(Priority)}`,
    change: (world) => {
      ruleOf(world).Priority = Priority;
    },
    expected,
    ...(expected === 'works' ? {} : { names: /the priority/ }),
  })),
  {
    title: 'two rules with filters that overlap',
    change: (world) => {
      const more = { ...ruleOf(world), Id: 'other', Priority: 2, Filter: { Prefix: 'a' } };
      world.src.Resources.Bucket.Properties.ReplicationConfiguration.Rules.push(more);
    },
    expected: 'works',
  },
  {
    title: 'one rule with Filter and without Priority, as CDK writes it',
    change: (world) => {
      delete ruleOf(world).Priority;
    },
    expected: 'works',
  },
  {
    title: 'a rule of V1 and a role that may replicate deletes',
    change: (world) => {
      toV1(world);
      allowDeletes(world);
    },
    expected: 'works',
  },
  {
    title: 'a rule of V1 and a role that may not replicate deletes',
    change: (world) => {
      toV1(world);
    },
    expected: 'fails',
  },
  {
    title: 'a rule of V1 with DeleteMarkerReplication',
    change: (world) => {
      toV1(world).DeleteMarkerReplication = { Status: 'Disabled' };
      allowDeletes(world);
    },
    expected: 'fails',
  },
  {
    title: 'a rule of V1 with replica modifications',
    change: (world) => {
      toV1(world).SourceSelectionCriteria.ReplicaModifications = { Status: 'Enabled' };
      allowDeletes(world);
    },
    expected: 'fails',
  },
  {
    title: 'replication time control without metrics',
    change: (world) => {
      ruleOf(world).Destination.ReplicationTime = { Status: 'Enabled', Time: { Minutes: 15 } };
    },
    expected: 'fails',
  },
  {
    title: 'replication time control and metrics without a threshold',
    change: (world) => {
      ruleOf(world).Destination.ReplicationTime = { Status: 'Enabled', Time: { Minutes: 15 } };
      ruleOf(world).Destination.Metrics = { Status: 'Enabled' };
    },
    expected: 'fails',
  },
  {
    title: 'replication time control with its metrics',
    change: (world) => {
      ruleOf(world).Destination.ReplicationTime = { Status: 'Enabled', Time: { Minutes: 15 } };
      ruleOf(world).Destination.Metrics = { Status: 'Enabled', EventThreshold: { Minutes: 15 } };
    },
    expected: 'works',
  },
  {
    title: 'metrics alone',
    change: (world) => {
      ruleOf(world).Destination.Metrics = { Status: 'Enabled' };
    },
    expected: 'works',
  },
  {
    title: 'a threshold of 30 minutes',
    change: (world) => {
      ruleOf(world).Destination.ReplicationTime = { Status: 'Enabled', Time: { Minutes: 30 } };
      ruleOf(world).Destination.Metrics = { Status: 'Enabled', EventThreshold: { Minutes: 30 } };
    },
    expected: 'fails',
  },
  {
    title: 'no such storage class',
    change: (world) => {
      ruleOf(world).Destination.StorageClass = 'COLD';
    },
    expected: 'fails',
  },
  {
    title: 'a storage class of S3',
    change: (world) => {
      ruleOf(world).Destination.StorageClass = 'STANDARD_IA';
    },
    expected: 'works',
  },
  {
    title: 'versioning "On"',
    change: ({ dst }) => {
      dst.Resources.Bucket.Properties.VersioningConfiguration.Status = 'On';
    },
    expected: 'fails',
  },
  {
    title: 'versioning of the destination suspended',
    change: ({ dst }) => {
      dst.Resources.Bucket.Properties.VersioningConfiguration.Status = 'Suspended';
    },
    expected: 'fails',
  },
  {
    title: 'a path of the role with slashes',
    change: ({ src }) => {
      src.Resources.Role.Properties.Path = '/data/';
    },
    expected: 'works',
  },
  {
    title: 'a key that is to be deleted in 3 days',
    change: ({ dst }) => {
      dst.Resources.Key.Properties.PendingWindowInDays = 3;
    },
    expected: 'fails',
  },
  {
    title: 'a prefix that begins with a slash',
    change: (world) => {
      ruleOf(world).Filter.Prefix = '/reports/';
    },
    expected: 'heard',
    names: /prefix/i,
  },
  {
    title: 'Object Lock on the source by its configuration alone',
    change: ({ src }) => {
      src.Resources.Bucket.Properties.ObjectLockConfiguration = { ObjectLockEnabled: 'Enabled' };
    },
    expected: 'heard',
    names: /Object Lock/,
  },
  {
    title: 'the destination has Object Lock, the source has not',
    change: ({ dst }) => {
      dst.Resources.Bucket.Properties.ObjectLockEnabled = true;
    },
    expected: 'works',
  },
  {
    title: 'Ref of the role of the replication',
    change: ({ src }) => {
      src.Resources.Bucket.Properties.ReplicationConfiguration.Role = { Ref: 'Role' };
    },
    expected: 'fails',
  },
  {
    title: 'the name of a bucket where its ARN is wanted',
    change: (world) => {
      ruleOf(world).Destination.Bucket = 'dst-bucket';
    },
    expected: 'fails',
  },
  {
    title: 'no rule',
    change: ({ src }) => {
      src.Resources.Bucket.Properties.ReplicationConfiguration.Rules = [];
    },
    expected: 'fails',
  },
  {
    title: 'the only rule is disabled',
    change: (world) => {
      ruleOf(world).Status = 'Disabled';
    },
    expected: 'fails',
  },
  ...([['Suspended', 'fails', /DestinationVersioned\[off\]/], ['Enabled', 'works', undefined]] as const).map(([Status, expected, names]): Variant => ({
    title: `a second rule is disabled, and versioning of its destination ${Status}`,
    change: (world) => {
      world.dst.Resources.Off = encryptedBucket('off-bucket', { VersioningConfiguration: { Status } });
      const { Rules } = world.src.Resources.Bucket.Properties.ReplicationConfiguration;
      Rules.push({ ...structuredClone(ruleOf(world)), Id: 'off', Priority: 2, Status: 'Disabled' });
      Rules[1].Destination.Bucket = 'arn:aws:s3:::off-bucket';
    },
    expected,
    ...(names ? { names } : {}),
  })),
  {
    title: 'a custom resource calls S3 to delete the replication',
    change: ({ src }) => {
      src.Resources.Custom = CUSTOM({ service: 'S3', action: 'deleteBucketReplication', parameters: { Bucket: 'src-bucket' } });
    },
    expected: 'doubt',
  },
  {
    title: 'a custom resource writes another policy of the destination',
    change: ({ dst }) => {
      dst.Resources.Custom = CUSTOM({ service: '@aws-sdk/client-s3', action: 'PutBucketPolicyCommand', parameters: { Bucket: 'dst-bucket', Policy: '{}' } });
    },
    expected: 'undecided',
  },
  {
    title: 'a custom resource of somebody receives the ARN of the destination',
    change: ({ dst }) => {
      dst.Resources.Custom = { Type: 'Custom::Anything', Properties: { ServiceToken: FUNCTION, Target: { 'Fn::GetAtt': ['Bucket', 'Arn'] } } };
    },
    expected: 'undecided',
  },
  {
    title: 'a custom resource schedules the deletion of the key',
    change: ({ dst }) => {
      dst.Resources.Custom = CUSTOM({});
      dst.Resources.Custom.Properties.Create = {
        'Fn::Sub': '{"service":"KMS","action":"scheduleKeyDeletion","parameters":{"KeyId":"${Key}"}}',
      };
    },
    expected: 'undecided',
  },
  {
    title: 'a custom resource reads objects elsewhere',
    change: ({ dst }) => {
      dst.Resources.Custom = CUSTOM({ service: 'S3', action: 'getObject', parameters: { Bucket: 'elsewhere', Key: 'a' } });
    },
    expected: 'works',
  },
  {
    title: 'a custom resource puts versioning on a bucket elsewhere',
    change: ({ dst }) => {
      dst.Resources.Custom = CUSTOM({ service: 'S3', action: 'putBucketVersioning', parameters: { Bucket: 'elsewhere', VersioningConfiguration: { Status: 'Suspended' } } });
    },
    expected: 'works',
  },
  {
    title: 'the function of CDK that empties a bucket receives it',
    change: ({ dst }) => {
      dst.Resources.Custom = { Type: 'Custom::S3AutoDeleteObjects', Properties: { ServiceToken: FUNCTION, BucketName: { Ref: 'Bucket' } } };
    },
    expected: 'works',
  },
  {
    title: 'the configuration is under a condition on a parameter with a default of on',
    change: ({ src }) => {
      const { Properties } = src.Resources.Bucket;
      src.Parameters = { Replicate: { Type: 'String', Default: 'yes' } };
      src.Conditions = { On: { 'Fn::Equals': [{ Ref: 'Replicate' }, 'yes'] } };
      Properties.ReplicationConfiguration = { 'Fn::If': ['On', Properties.ReplicationConfiguration, { Ref: 'AWS::NoValue' }] };
    },
    expected: 'heard',
    names: /Replicate/,
  },
  {
    title: 'an action on objects alone has the ARN of the bucket, in the bucket policy',
    change: ({ dst }) => {
      const allow = document({ Sid: 'A', Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, Action: 's3:ReplicateObject', Resource: 'arn:aws:s3:::dst-bucket' });
      dst.Resources.Policy = { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: { Ref: 'Bucket' }, PolicyDocument: allow } };
    },
    expected: 'fails',
  },
  {
    title: 'actions on buckets and on objects with both ARNs, in the bucket policy',
    change: ({ dst }) => {
      const allow = document({ Sid: 'A', Effect: 'Deny', Principal: '*', Action: ['s3:ListBucket', 's3:GetObject'], Resource: ['arn:aws:s3:::dst-bucket', 'arn:aws:s3:::dst-bucket/*'], Condition: { Bool: { 'aws:SecureTransport': 'false' } } });
      dst.Resources.Policy = { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: { Ref: 'Bucket' }, PolicyDocument: allow } };
    },
    expected: 'works',
  },
];
