import type { Variant } from './variant';
import type { Json, World } from './world';
import { ACCOUNT, OTHER_ACCOUNT, document, encryptedBucket, keyPolicy, nestInDst, ruleOf, stack } from './world';

const POLICY = { PolicyName: 'extra', PolicyDocument: document({ Effect: 'Allow', Action: 'sqs:ListQueues', Resource: '*' }) };

function replicaKey(primary: Json): Json {
  return { Type: 'AWS::KMS::ReplicaKey', Properties: { PrimaryKeyArn: primary, KeyPolicy: keyPolicy() } };
}

/** A further stack with these resources. */
function addStack(
  { manifest, files }: World,
  name: string,
  resources: Json,
  region: string,
  account = ACCOUNT,
  after: readonly string[] = [],
): void {
  manifest.artifacts[name] = stack(`${name}.template.json`, region, after, account);
  files[`${name}.template.json`] = { Resources: resources };
}

/** A primary key in us-east-1 in a stack of its own, whose ARN is known by its output. */
function addPrimary(world: World): Json {
  addStack(world, 'Keys', { Primary: { Type: 'AWS::KMS::Key', Properties: { MultiRegion: true, KeyPolicy: keyPolicy() } } }, 'us-east-1');
  world.files['Keys.template.json'].Outputs = { Arn: { Value: { 'Fn::GetAtt': ['Primary', 'Arn'] } } };
  world.manifest.artifacts.Dst.dependencies.push('Keys');
  return { 'Fn::GetStackOutput': { StackName: 'Keys', Region: 'us-east-1', OutputName: 'Arn' } };
}

export const PLACE_VARIANTS: readonly Variant[] = [
  {
    title: 'two inline policies of one name in the role itself',
    change: ({ src }) => {
      src.Resources.Role.Properties.Policies = [POLICY, POLICY];
    },
    expected: 'fails',
  },
  {
    title: 'an inline policy of the role has the name of a policy that is attached',
    change: ({ src }) => {
      src.Resources.Role.Properties.Policies = [{ ...POLICY, PolicyName: 'p' }];
    },
    expected: 'doubt',
  },
  {
    title: 'AWS::IAM::RolePolicy of the name of another policy',
    change: ({ src }) => {
      src.Resources.More = { Type: 'AWS::IAM::RolePolicy', Properties: { ...POLICY, PolicyName: 'p', RoleName: { Ref: 'Role' } } };
    },
    expected: 'fails',
  },
  {
    title: 'inline policies of different names',
    change: ({ src }) => {
      src.Resources.Role.Properties.Policies = [POLICY, { ...POLICY, PolicyName: 'more' }];
    },
    expected: 'works',
  },
  {
    title: 'the same name of an inline policy at another role',
    change: ({ src }) => {
      src.Resources.Other = { ...src.Resources.Role, Properties: { ...src.Resources.Role.Properties, RoleName: 'other', Policies: [{ ...POLICY, PolicyName: 'p' }] } };
    },
    expected: 'works',
  },
  {
    title: 'two roles of one name, in upper and lower case',
    change: ({ src }) => {
      src.Resources.Other = { ...src.Resources.Role, Properties: { ...src.Resources.Role.Properties, RoleName: 'CRR-Role' } };
    },
    expected: 'fails',
  },
  {
    title: 'a role of the same name in another account',
    change: (world) => addStack(world, 'Else', { Role: world.src.Resources.Role }, 'us-east-1', OTHER_ACCOUNT),
    expected: 'works',
  },
  {
    title: 'two aliases of one name in different Regions',
    change: (world) => {
      const alias = { Type: 'AWS::KMS::Alias', Properties: { AliasName: 'alias/data', TargetKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] } } };
      world.src.Resources.Alias = alias;
      world.dst.Resources.Alias = alias;
    },
    expected: 'works',
  },
  {
    title: 'two buckets of one name',
    change: (world) => addStack(world, 'Else', { Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'dst-bucket' } } }, 'eu-west-1'),
    expected: 'fails',
  },
  {
    title: 'a name that ends in -an with its namespace',
    change: (world) => {
      const name = `dst-bucket-${ACCOUNT}-us-west-2-an`;
      world.dst.Resources.Bucket = encryptedBucket(name, { BucketNamespace: 'account-regional' });
      ruleOf(world).Destination.Bucket = `arn:aws:s3:::${name}`;
      replaceText(world.src, 'dst-bucket', name, 'Pol');
    },
    expected: 'works',
  },
  {
    title: 'a bucket name with an uppercase letter',
    change: (world) => {
      world.dst.Resources.Bucket.Properties.BucketName = 'Dst-bucket';
      ruleOf(world).Destination.Bucket = 'arn:aws:s3:::Dst-bucket';
      replaceText(world.src, 'dst-bucket', 'Dst-bucket', 'Pol');
    },
    expected: 'fails',
  },
  {
    title: 'a role name of 65 characters',
    change: ({ src }) => {
      src.Resources.Role.Properties.RoleName = 'r'.repeat(65);
    },
    expected: 'fails',
  },
  {
    title: 'the default key of the destination is in another Region',
    change: ({ dst }) => {
      const [rule] = dst.Resources.Bucket.Properties.BucketEncryption.ServerSideEncryptionConfiguration;
      rule.ServerSideEncryptionByDefault.KMSMasterKeyID = `arn:aws:kms:us-east-1:${ACCOUNT}:key/11111111-2222-3333-4444-555555555555`;
    },
    expected: 'doubt',
  },
  {
    title: 'a bucket policy in another Region than its bucket',
    change: (world) => {
      const allow = document({ Sid: 'A', Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: 'arn:aws:s3:::dst-bucket/*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } });
      addStack(world, 'Else', { P: { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: 'dst-bucket', PolicyDocument: allow } } }, 'eu-west-1', ACCOUNT, ['Dst']);
    },
    expected: 'doubt',
  },
  {
    title: 'a replica key in another Region than its primary key',
    change: (world) => {
      world.dst.Resources.Key = replicaKey(addPrimary(world));
    },
    expected: 'works',
  },
  {
    title: 'two replica keys of one primary key in a Region',
    change: (world) => {
      const primary = addPrimary(world);
      world.dst.Resources.Key = replicaKey(primary);
      world.dst.Resources.Second = replicaKey(primary);
    },
    expected: 'fails',
  },
  {
    title: 'a replica key in the Region of its primary key',
    change: (world) => {
      const primary = addPrimary(world);
      world.dst.Resources.Key = replicaKey(primary);
      addStack(world, 'More', { Second: replicaKey(primary) }, 'us-east-1', ACCOUNT, ['Keys']);
    },
    expected: 'heard',
    names: /Region/,
  },
  {
    title: 'a replica key in the Region of its primary key, by which the rule encrypts',
    change: ({ dst }) => {
      dst.Resources.Key = replicaKey(`arn:aws:kms:us-west-2:${ACCOUNT}:key/mrk-${'1'.repeat(32)}`);
    },
    expected: 'fails',
    names: /the replica key is in "us-west-2", the Region of its primary/,
  },
  {
    title: 'a replica key of a key that is no multi-Region key',
    change: ({ dst }) => {
      dst.Resources.Key = replicaKey(`arn:aws:kms:us-east-1:${ACCOUNT}:key/11111111-2222-3333-4444-555555555555`);
    },
    expected: 'fails',
    names: /no multi-Region key: its id does not begin with mrk-/,
  },
  {
    title: 'a replica key without a key policy',
    change: (world) => {
      const key = replicaKey(addPrimary(world));
      delete key.Properties.KeyPolicy;
      world.dst.Resources.Key = key;
    },
    expected: 'fails',
  },
  {
    title: 'the role names a managed policy of its own stack',
    change: ({ src }) => {
      const { PolicyDocument } = src.Resources.Pol.Properties;
      src.Resources.Pol = { Type: 'AWS::IAM::ManagedPolicy', Properties: { ManagedPolicyName: 'crr-policy', PolicyDocument } };
      src.Resources.Role.Properties.ManagedPolicyArns = [{ Ref: 'Pol' }];
    },
    expected: 'works',
  },
  {
    title: 'the role names a managed policy by its ARN, which its own stack makes without an order',
    change: ({ src }) => {
      const { PolicyDocument } = src.Resources.Pol.Properties;
      src.Resources.Pol = { Type: 'AWS::IAM::ManagedPolicy', Properties: { ManagedPolicyName: 'crr-policy', PolicyDocument } };
      src.Resources.Role.Properties.ManagedPolicyArns = [`arn:aws:iam::${ACCOUNT}:policy/crr-policy`];
    },
    expected: 'doubt',
  },
  {
    title: 'the role is in a stack that is deployed after the source',
    change: ({ manifest, src, files }) => {
      const { Role, Pol } = src.Resources;
      manifest.artifacts.Iam = stack('Iam.template.json', 'us-east-1', ['Src']);
      Pol.Properties.PolicyDocument.Statement.find(({ Sid }: Json) => Sid === 'Decrypt').Resource = '*';
      files['Iam.template.json'] = { Resources: { Role, Pol } };
      delete src.Resources.Role;
      delete src.Resources.Pol;
      delete src.Resources.Bucket.DependsOn;
      src.Resources.Bucket.Properties.ReplicationConfiguration.Role = `arn:aws:iam::${ACCOUNT}:role/crr-role`;
    },
    expected: 'undecided',
    names: /NamedResourcesExist.*which is deployed afterwards/,
  },
  {
    title: 'the role names a managed policy of another partition',
    change: ({ src }) => {
      src.Resources.Role.Properties.ManagedPolicyArns = ['arn:aws-cn:iam::aws:policy/AmazonS3ReadOnlyAccess'];
    },
    expected: 'fails',
    names: /another partition/,
  },
  {
    title: 'the destination is deployed after the source',
    change: ({ manifest }) => {
      manifest.artifacts.Src.dependencies = [];
      manifest.artifacts.Dst.dependencies = ['Src'];
    },
    expected: 'fails',
  },
  {
    title: 'the manifest leaves the order open, and the source reads an output of the destination',
    change: ({ manifest }) => {
      manifest.artifacts.Src.dependencies = [];
    },
    expected: 'works',
  },
  {
    title: 'the bucket policy of the destination names a role by its name, and is deployed before it',
    change: ({ dst }) => {
      const allow = document({ Sid: 'A', Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${ACCOUNT}:role/crr-role` }, Action: 's3:ReplicateObject', Resource: 'arn:aws:s3:::dst-bucket/*' });
      dst.Resources.Policy = { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: { Ref: 'Bucket' }, PolicyDocument: allow } };
    },
    expected: 'fails',
  },
  {
    title: 'the bucket policy of a nested stack names a role that is made later',
    change: (world) => {
      const allow = document({ Sid: 'A', Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${ACCOUNT}:role/crr-role` }, Action: 's3:ReplicateObject', Resource: 'arn:aws:s3:::dst-bucket/*' });
      nestInDst(world, { Policy: { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: 'dst-bucket', PolicyDocument: allow } } });
    },
    expected: 'fails',
  },
];

function replaceText(template: Json, from: string, to: string, id: string): void {
  template.Resources[id] = JSON.parse(JSON.stringify(template.Resources[id]).replaceAll(from, to));
}
