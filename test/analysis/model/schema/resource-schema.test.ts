import { findPropertyProblems } from '../../../../src/analysis/model/schema/resource-schema';
import { opaqueId, unknownValue } from '../../../../src/analysis/symbolic/symbolic-string';

const OPEN = unknownValue('Parameter');
const ROLE = { AssumeRolePolicyDocument: {} };
const POLICY = { PolicyName: 'p', PolicyDocument: {}, Roles: ['r'] };
const rule = (more: object) => ({ BucketEncryption: { ServerSideEncryptionConfiguration: [more] } });
const byDefault = (more: object) => rule({ ServerSideEncryptionByDefault: more });
const DEFAULT = 'BucketEncryption.ServerSideEncryptionConfiguration.0.ServerSideEncryptionByDefault';
const retention = (more: object) => ({ ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: more } } });
const tags = (count: number) => ({ Tags: Array.from({ length: count }, (_unused, index) => ({ Key: `k${index}`, Value: '' })) });

/** Type, properties, and the paths of what is refused. */
const CASES: ReadonlyArray<readonly [type: string, properties: unknown, refused: readonly string[]]> = [
  ['AWS::SQS::Queue', { Anything: 1 }, []],
  ['AWS::S3::Bucket', {}, []],
  ['AWS::S3::Bucket', { BucketName: OPEN, BucketNamespace: OPEN, VersioningConfiguration: OPEN, BucketEncryption: OPEN, Tags: OPEN }, []],
  ...['Upper', 'a_b', '-ab', 'ab.', 'a..b', '1.2.3.4', 'ab', 'x'.repeat(64), 'xn--a', 'a--x-s3', 'some-an', `${OPEN}-an`, `a_${OPEN}`]
    .map((name) => ['AWS::S3::Bucket', { BucketName: name }, ['BucketName']] as const),
  ['AWS::S3::Bucket', { BucketName: 'a-111111111111-eu-west-1-an', BucketNamespace: 'account-regional' }, []],
  ['AWS::S3::Bucket', { BucketName: 'some', BucketNamespace: 'account-regional' }, ['BucketName']],
  ['AWS::S3::Bucket', { BucketName: `a-${OPEN}`, BucketNamespace: 'account-regional' }, []],
  ['AWS::S3::Bucket', { BucketName: 'some-an', BucketNamespace: 'account-regional' }, ['BucketName']],
  ['AWS::S3::Bucket', { VersioningConfiguration: { Status: opaqueId('Key') } }, ['VersioningConfiguration.Status']],
  ['AWS::S3::Bucket', 'Properties', []],
  ['AWS::S3::Bucket', { 'Fn::Transform': { Name: 'Macro' } }, []],
  ['AWS::S3::Bucket', { Foo: 1 }, ['Foo']],
  ['AWS::S3::Bucket', { BucketEncryption: { ServerSideEncryptionConfiguration: [] } }, ['BucketEncryption.ServerSideEncryptionConfiguration']],
  ['AWS::S3::Bucket', { AccessControl: 'PublicRead', OwnershipControls: OPEN }, []],
  ['AWS::S3::Bucket', { AccessControl: 'PublicRead', OwnershipControls: { Rules: [{ ObjectOwnership: OPEN }] } }, []],
  ['AWS::S3::Bucket', { AccessControl: 'PublicRead' }, ['AccessControl']],
  ['AWS::S3::Bucket', retention({ Days: 1 }), ['ObjectLockConfiguration.Rule.DefaultRetention.Mode']],
  ['AWS::S3::Bucket', retention({ DefaultEventHold: { Days: 1 } }), ['ObjectLockConfiguration.Rule.DefaultRetention.DefaultEventHold']],
  ['AWS::S3::Bucket', retention({ Mode: 'GOVERNANCE' }), ['ObjectLockConfiguration.Rule.DefaultRetention']],
  ['AWS::S3::Bucket', { VersioningConfiguration: { Status: 'enabled' } }, ['VersioningConfiguration.Status']],
  ['AWS::S3::Bucket', { VersioningConfiguration: {} }, ['VersioningConfiguration.Status']],
  ['AWS::S3::Bucket', { VersioningConfiguration: 'Enabled' }, ['VersioningConfiguration']],
  ['AWS::S3::Bucket', { VersioningConfiguration: { Status: 'Enabled', Foo: 1 } }, ['VersioningConfiguration.Foo']],
  ['AWS::S3::Bucket', { VersioningConfiguration: { Status: { a: 1 } } }, ['VersioningConfiguration.Status']],
  ['AWS::S3::Bucket', byDefault({ SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'k' }), []],
  ['AWS::S3::Bucket', byDefault({ SSEAlgorithm: 'AES256', KMSMasterKeyID: 'k' }), [`${DEFAULT}.KMSMasterKeyID`]],
  ['AWS::S3::Bucket', byDefault({ SSEAlgorithm: 'kms' }), [`${DEFAULT}.SSEAlgorithm`]],
  ['AWS::S3::Bucket', { OwnershipControls: { Rules: [{ ObjectOwnership: 'ObjectWriter' }, {}] } }, ['OwnershipControls.Rules']],
  ['AWS::S3::Bucket', retention({ Mode: 'GOVERNANCE', Days: 1, Years: 1 }), ['ObjectLockConfiguration.Rule.DefaultRetention']],
  ['AWS::S3::Bucket', retention({ Mode: 'COMPLIANCE', Days: 0 }), ['ObjectLockConfiguration.Rule.DefaultRetention.Days']],
  ['AWS::S3::Bucket', { ObjectLockEnabled: 'yes' }, ['ObjectLockEnabled']],
  ['AWS::S3::Bucket', tags(50), []],
  ['AWS::S3::Bucket', tags(51), ['Tags']],
  ['AWS::S3::Bucket', { Tags: [{ Key: 'aws:x', Value: '' }, { Key: 'a', Value: '' }, { Key: 'a', Value: '' }] }, ['Tags.0.Key', 'Tags.2.Key']],
  ['AWS::S3::BucketPolicy', { Bucket: 'arn:aws:s3:::b', PolicyDocument: {} }, ['Bucket']],
  ['AWS::S3::BucketPolicy', { PolicyDocument: {} }, ['Bucket']],
  ['AWS::KMS::Key', { KeySpec: 'AES', PendingWindowInDays: 3 }, ['PendingWindowInDays', 'KeySpec']],
  ['AWS::KMS::Key', { Origin: 'EXTERNAL', EnableKeyRotation: true }, ['EnableKeyRotation']],
  ['AWS::KMS::ReplicaKey', { PrimaryKeyArn: 'arn:aws:kms:eu-west-1:111111111111:key/mrk-1' }, ['KeyPolicy']],
  ['AWS::KMS::ReplicaKey', { PrimaryKeyArn: opaqueId('Key'), KeyPolicy: {} }, ['PrimaryKeyArn']],
  ['AWS::KMS::ReplicaKey', { PrimaryKeyArn: OPEN, KeyPolicy: {} }, []],
  ['AWS::KMS::Alias', { AliasName: 'alias/a', TargetKeyId: opaqueId('Key') }, []],
  ['AWS::KMS::Alias', { AliasName: 'alias/aws/a', TargetKeyId: 'k' }, ['AliasName']],
  ['AWS::KMS::Alias', { AliasName: 'a b', TargetKeyId: 'alias/b' }, ['AliasName', 'AliasName', 'TargetKeyId']],
  ['AWS::IAM::Role', { ...ROLE, RoleName: 'r', Path: '/a/b/', Policies: [{ PolicyName: 'p', PolicyDocument: {} }] }, []],
  ['AWS::IAM::Role', { ...ROLE, Path: 'a' }, ['Path']],
  ['AWS::IAM::Role', { ...ROLE, RoleName: `a b-${OPEN}` }, ['RoleName']],
  ['AWS::IAM::Role', { ...ROLE, RoleName: 'r'.repeat(65) }, ['RoleName']],
  ['AWS::IAM::Role', { ...ROLE, Policies: [{ PolicyDocument: {} }] }, ['Policies.0.PolicyName']],
  ['AWS::IAM::Role', { ManagedPolicyArns: ['ReadOnlyAccess'] }, ['AssumeRolePolicyDocument', 'ManagedPolicyArns.0']],
  ['AWS::IAM::Policy', POLICY, []],
  ['AWS::IAM::Policy', { ...POLICY, PolicyName: undefined, Roles: ['arn:aws:iam::111111111111:role/r'] }, ['PolicyName', 'Roles.0']],
  ['AWS::IAM::Policy', { ...POLICY, Roles: undefined }, ['Roles']],
  ['AWS::IAM::RolePolicy', { PolicyName: 'p' }, ['RoleName']],
  ['AWS::IAM::ManagedPolicy', { Path: '/a' }, ['Path', 'PolicyDocument']],
];

test.each(CASES)('%s %j', (type, properties, refused) => {
  expect(findPropertyProblems(type, properties).map(({ propertyPath }) => propertyPath))
    .toEqual(refused.map((path) => `Properties.${path}`));
});

describe('the length of inline policies', () => {
  const documentOf = (text: string) => ({ ...POLICY, PolicyDocument: { Statement: text } });

  test.each([
    ['as long as IAM takes', 'x'.repeat(10224), []],
    ['one character longer', 'x'.repeat(10225), ['Properties.PolicyDocument']],
    ['spaces and what deployment decides', `${OPEN}${' '.repeat(10240)}`, []],
  ])('%s', (_title, text, refused) => {
    expect(findPropertyProblems('AWS::IAM::Policy', documentOf(text)).map(({ propertyPath }) => propertyPath)).toEqual(refused);
  });
});

test('an event hold, which S3 takes, is refused by nobody for sure', () => {
  const problems = findPropertyProblems('AWS::S3::Bucket', retention({ Mode: 'GOVERNANCE', Days: 1, DefaultEventHold: { Years: 1 } }));
  expect(problems).toEqual([expect.objectContaining({ undecided: true, message: expect.stringContaining('DefaultEventHold') })]);
});
