import type { Variant } from './variant';
import type { Json, World } from './world';
import { ACCOUNT, addStatement, OTHER_ACCOUNT, ruleOf, throughS3 } from './world';

const UUID = '11111111-2222-3333-4444-555555555555';
const MULTI_REGION = `mrk-${'1'.repeat(32)}`;

function keyArn(id: string, region = 'us-west-2', account = ACCOUNT): string {
  return `arn:aws:kms:${region}:${account}:key/${id}`;
}

/** Names the key of the replicas by a literal, in the rule and in the policy of the role. */
function nameReplicaKey(world: World, arn: Json): void {
  ruleOf(world).Destination.EncryptionConfiguration.ReplicaKmsKeyID = arn;
  addStatement(world, {
    Sid: 'EncryptByLiteral',
    Effect: 'Allow',
    Action: ['kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey'],
    Resource: arn,
    Condition: throughS3('us-west-2', 'dst-bucket'),
  });
}

function nameDefaultKey({ Properties }: Json, id: Json): void {
  Properties.BucketEncryption.ServerSideEncryptionConfiguration[0].ServerSideEncryptionByDefault.KMSMasterKeyID = id;
}

/** A literal for a key that the templates make: its id is of the kind of the key, or it is another key. */
const KINDS: ReadonlyArray<readonly [multiRegion: Json, id: string, expected: Variant['expected']]> = [
  [undefined, UUID, 'works'],
  [undefined, MULTI_REGION, 'undecided'],
  [false, MULTI_REGION, 'undecided'],
  [true, MULTI_REGION, 'works'],
  [true, UUID, 'undecided'],
  ['true', UUID, 'undecided'],
  [{ Ref: 'Kind' }, UUID, 'works'],
  [{ Ref: 'Kind' }, MULTI_REGION, 'works'],
];

/** What stands in templates for an ARN that somebody wants to fill in. */
const PLACEHOLDERS: readonly string[] = [
  ...['CHANGE-ME', 'REPLACE_ME', 'xxxx', 'KeyID', '*', 'YOUR-KEY-ID', '${KeyId}', '11111111-2222-3333-4444', 'mrk-1234', `mrk-${UUID}`, '']
    .map((id) => keyArn(id)),
  keyArn(UUID, 'us-west-2', 'ACCOUNT_ID'),
  keyArn(UUID, 'REGION'),
  // of another partition than the Region
  keyArn(UUID, 'cn-north-1'),
  keyArn(UUID).replace('arn:aws:', 'arn:aws-cn:'),
];

/** How templates name keys, in place of references. */
export const KEY_VARIANTS: readonly Variant[] = [
  ...KINDS.map(([MultiRegion, id, expected]): Variant => ({
    title: `a literal ARN ${id} for a key of the templates with MultiRegion ${JSON.stringify(MultiRegion)}`,
    change: (world) => {
      world.dst.Parameters = { Kind: { Type: 'String' } };
      world.dst.Resources.Key.Properties.MultiRegion = MultiRegion;
      nameReplicaKey(world, keyArn(id));
    },
    expected,
    names: /ReplicaKeyKnown/,
  })),
  ...PLACEHOLDERS.map((arn): Variant => ({
    title: `the key of the replicas is ${arn}`,
    change: (world) => nameReplicaKey(world, arn),
    expected: 'fails',
    names: /ReplicaKeyForm/,
  })),
  ...['CHANGE-ME', 'no key', keyArn('CHANGE-ME', 'us-east-1')].map((id): Variant => ({
    title: `the key of the source is ${id}`,
    change: ({ src }) => nameDefaultKey(src.Resources.Bucket, id),
    expected: 'fails',
    names: /DefaultKeyForm/,
  })),
  {
    title: 'the default key of the destination is a placeholder, and its rule names the key of the replicas',
    change: ({ dst }) => nameDefaultKey(dst.Resources.Bucket, 'CHANGE-ME'),
    expected: 'undecided',
    names: /DefaultKeyForm/,
  },
  ...([[undefined, 'fails', /no other key has its id/], [true, 'undecided', /ReplicaKeyKnown/]] as const).map(([MultiRegion, expected, names]): Variant => ({
    title: `the key of the replicas has the id of the key of the source with MultiRegion ${JSON.stringify(MultiRegion)}, and another Region`,
    change: (world) => {
      world.src.Resources.Key.Properties.MultiRegion = MultiRegion;
      nameReplicaKey(world, { 'Fn::Sub': 'arn:${AWS::Partition}:kms:us-west-2:${AWS::AccountId}:key/${Key}' });
    },
    expected,
    names,
  })),
  {
    title: 'the key of the replicas is the id of the key of the source',
    change: (world) => {
      ruleOf(world).Destination.EncryptionConfiguration.ReplicaKmsKeyID = { Ref: 'Key' };
    },
    expected: 'fails',
    names: /no other key has its id/,
  },
  {
    title: 'the key of the replicas has an id that is a parameter',
    change: (world) => {
      world.src.Parameters = { KeyId: { Type: 'String' } };
      nameReplicaKey(world, { 'Fn::Sub': `arn:aws:kms:us-west-2:${ACCOUNT}:key/\${KeyId}` });
    },
    expected: 'works',
  },
  {
    title: 'the source names a key outside the templates by an id of the right form',
    change: ({ src }) => nameDefaultKey(src.Resources.Bucket, UUID),
    expected: 'doubt',
    names: /SourceKeyKnown/,
  },
  {
    title: 'replicas under the AWS managed key of another account',
    change: (world) => nameReplicaKey(world, `arn:aws:kms:us-west-2:${OTHER_ACCOUNT}:alias/aws/s3`),
    expected: 'fails',
    names: /AwsManagedReplicaKey/,
  },
  ...[`arn:aws:kms:us-west-2:${ACCOUNT}:alias/aws/s3`, { 'Fn::Sub': 'arn:aws:kms:us-west-2:${AWS::AccountId}:alias/aws/s3' },
    { 'Fn::Sub': 'arn:aws:kms:us-west-2:${Owner}:alias/aws/s3' }].map((arn): Variant => ({
    title: `replicas under the AWS managed key ${JSON.stringify(arn)}`,
    change: (world) => {
      world.src.Parameters = { Owner: { Type: 'String' } };
      nameReplicaKey(world, arn);
    },
    expected: 'undecided',
  })),
  {
    title: 'the source under the AWS managed key of another account',
    change: ({ src }) => nameDefaultKey(src.Resources.Bucket, `arn:aws:kms:us-east-1:${OTHER_ACCOUNT}:alias/aws/s3`),
    expected: 'fails',
    names: /AwsManagedSourceKey/,
  },
  {
    title: 'the source under the AWS managed key of its account',
    change: ({ src }) => nameDefaultKey(src.Resources.Bucket, 'alias/aws/s3'),
    expected: 'undecided',
  },
  ...[UUID, 'CHANGE-ME', MULTI_REGION].map((id): Variant => ({
    title: `a replica key of the primary key ${id}`,
    change: ({ dst }) => {
      const { KeyPolicy } = dst.Resources.Key.Properties;
      dst.Resources.Key = { Type: 'AWS::KMS::ReplicaKey', Properties: { KeyPolicy, PrimaryKeyArn: keyArn(id, 'us-east-1') } };
    },
    ...(id === MULTI_REGION ? { expected: 'undecided' } : { expected: 'fails', names: /ReplicaKeyPrimary/ }),
  })),
  {
    title: 'a replica key of a primary key of which a parameter decides whether it is one',
    change: ({ dst, manifest, files }) => {
      const { KeyPolicy } = dst.Resources.Key.Properties;
      files['Keys.template.json'] = {
        Parameters: { Kind: { Type: 'String' } },
        Resources: { Primary: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy, MultiRegion: { Ref: 'Kind' } } } },
        Outputs: { Arn: { Value: { 'Fn::GetAtt': ['Primary', 'Arn'] } } },
      };
      manifest.artifacts.Keys = { ...structuredClone(manifest.artifacts.Src), dependencies: [] };
      manifest.artifacts.Keys.properties.templateFile = 'Keys.template.json';
      manifest.artifacts.Dst.dependencies = ['Keys'];
      const PrimaryKeyArn = { 'Fn::GetStackOutput': { StackName: 'Keys', Region: 'us-east-1', OutputName: 'Arn' } };
      dst.Resources.Key = { Type: 'AWS::KMS::ReplicaKey', Properties: { KeyPolicy, PrimaryKeyArn } };
    },
    expected: 'undecided',
    names: /ReplicaKeyPrimary/,
  },
];
