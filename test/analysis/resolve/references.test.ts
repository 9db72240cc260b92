import type { StackTemplate } from '../../../src/analysis/assembly/stack-template';
import { Resolver } from '../../../src/analysis/resolve/resolver';
import { display, isUnknown } from '../../../src/analysis/symbolic/symbolic-string';
import { stackOf } from '../model/templates';

function shown(stack: StackTemplate, expression: unknown): string {
  return display(String(new Resolver([stack]).resolve(stack, expression)));
}

type Properties = Readonly<Record<string, unknown>>;

describe.each<[type: string, cases: ReadonlyArray<readonly [Properties, string, string]>]>([
  ['AWS::S3::Bucket', [
    [{ BucketName: 'docs' }, 'Ref', 'docs'],
    [{ BucketName: { 'Fn::Sub': 'docs-${AWS::AccountId}' } }, 'Ref', 'docs-111111111111'],
    [{ BucketName: { Ref: 'AWS::NoValue' } }, 'Ref', '<Docs.It>'],
    [{}, 'Ref', '<Docs.It>'],
    [{ BucketName: { Ref: 'It' } }, 'Ref', '<Docs.It>'],
    [{}, 'Arn', 'arn:aws:s3:::<Docs.It>'],
    [{ BucketName: 'docs' }, 'DomainName', 'docs.s3.amazonaws.com'],
    [{ BucketName: 'docs' }, 'RegionalDomainName', 'docs.s3.eu-west-1.amazonaws.com'],
    [{ BucketNamePrefix: 'docs', BucketNamespace: 'account-regional' }, 'Ref', 'docs-111111111111-eu-west-1-an'],
    [{ BucketNamePrefix: 'docs' }, 'Ref', '<Docs.It>'],
    [{}, 'WebsiteURL', '<Docs.It.WebsiteURL>'],
  ]],
  ['AWS::KMS::Key', [
    [{}, 'Ref', '<Docs.It>'],
    [{}, 'KeyId', '<Docs.It>'],
    [{}, 'Arn', 'arn:aws:kms:eu-west-1:111111111111:key/<Docs.It>'],
    [{ MultiRegion: true }, 'Ref', 'mrk-<Docs.It>'],
    [{ MultiRegion: 'true' }, 'Arn', 'arn:aws:kms:eu-west-1:111111111111:key/mrk-<Docs.It>'],
  ]],
  ['AWS::KMS::ReplicaKey', [
    [{ PrimaryKeyArn: 'arn:aws:kms:us-east-1:111111111111:key/mrk-1' }, 'Ref', 'mrk-1'],
    [{ PrimaryKeyArn: 'arn:aws:kms:us-east-1:111111111111:key/mrk-1' }, 'Arn', 'arn:aws:kms:eu-west-1:111111111111:key/mrk-1'],
    [{ PrimaryKeyArn: { Ref: 'Parameter' } }, 'KeyId', 'mrk-<Docs.It>'],
    [{}, 'KeyId', 'mrk-<Docs.It>'],
  ]],
  ['AWS::KMS::Alias', [
    [{ AliasName: 'alias/docs' }, 'Ref', 'alias/docs'],
    [{ AliasName: 'alias/docs' }, 'Arn', '<Docs.It.Arn>'],
  ]],
  ['AWS::IAM::Role', [
    [{ RoleName: 'writer' }, 'Ref', 'writer'],
    [{}, 'Ref', '<Docs.It>'],
    [{ RoleName: 'writer' }, 'Arn', 'arn:aws:iam::111111111111:role/writer'],
    [{ Path: '/a/b/' }, 'Arn', 'arn:aws:iam::111111111111:role/a/b/<Docs.It>'],
    [{}, 'RoleId', 'AROA<Docs.It.RoleId>'],
  ]],
  ['AWS::IAM::User', [
    [{ UserName: 'someone' }, 'Arn', 'arn:aws:iam::111111111111:user/someone'],
  ]],
  ['AWS::IAM::Group', [
    [{ GroupName: 'some' }, 'Arn', 'arn:aws:iam::111111111111:group/some'],
  ]],
  ['AWS::IAM::ManagedPolicy', [
    [{ ManagedPolicyName: 'p' }, 'Ref', 'arn:aws:iam::111111111111:policy/p'],
    [{ Path: '/x/' }, 'PolicyArn', 'arn:aws:iam::111111111111:policy/x/<Docs.It>'],
    [{}, 'PolicyId', '<Docs.It.PolicyId>'],
    [{}, 'Arn', '<Docs.It.Arn>'],
  ]],
  ['AWS::EC2::VPCEndpoint', [
    [{}, 'Ref', '<Docs.It>'],
  ]],
  ['AWS::Lambda::Function', [
    [{}, 'Ref', '<Docs.It>'],
    [{}, 'Arn', 'arn:aws:lambda:eu-west-1:111111111111:<Docs.It.Arn>'],
    [{}, 'Version', '<Docs.It.Version>'],
  ]],
  ['Custom::Something', [
    [{}, 'Ref', '<Docs.It>'],
    [{}, 'Arn', '<Docs.It.Arn>'],
  ]],
])('%s', (type, cases) => {
  test.each(cases)('with %j returns %s', (properties, attribute, expected) => {
    const stack = stackOf('Docs', { Resources: { It: { Type: type, Properties: properties } } });
    expect(shown(stack, attribute === 'Ref' ? { Ref: 'It' } : { 'Fn::GetAtt': ['It', attribute] })).toBe(expected);
  });
});

test.each([
  ['the id that its metadata state', { 'cdk-encrypted-replication': { keyId: 'mrk-1' } }, 'mrk-1'],
  ['the generated id, where the metadata state none', { 'cdk-encrypted-replication': { side: 'source' } }, 'mrk-<Docs.It>'],
  ['the generated id, where the deployment determines what they state', { 'cdk-encrypted-replication': { keyId: { Ref: 'P' } } },
    'mrk-<Docs.It>'],
])('a key has %s', (_title, Metadata, expected) => {
  const stack = stackOf('Docs', { Resources: { It: { Type: 'AWS::KMS::Key', Properties: { MultiRegion: true }, Metadata } } });
  expect(shown(stack, { Ref: 'It' })).toBe(expected);
  expect(shown(stack, { 'Fn::GetAtt': ['It', 'Arn'] })).toBe(`arn:aws:kms:eu-west-1:111111111111:key/${expected}`);
});

test.each([
  ['a name that AWS generates is no unknown value', 'AWS::S3::Bucket', false],
  ['the reference to a resource of an unknown type is an unknown value', 'Custom::Something', true],
])('%s', (_title, type, unknown) => {
  const stack = stackOf('Docs', { Resources: { It: { Type: type } } });
  expect(isUnknown(String(new Resolver([stack]).resolve(stack, { Ref: 'It' })))).toBe(unknown);
});
