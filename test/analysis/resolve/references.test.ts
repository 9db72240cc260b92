import type { StackTemplate } from '../../../src/analysis/assembly/stack-template';
import { Resolver } from '../../../src/analysis/resolve/resolver';
import { display, isUnknown } from '../../../src/analysis/symbolic/symbolic-string';
import { agnosticStackOf, stackOf } from '../model/templates';

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
    [{}, 'RoleId', '<Docs.It.RoleId>'],
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
  test.each(cases)('with %j answers %s', (properties, attribute, expected) => {
    const stack = stackOf('Docs', { Resources: { It: { Type: type, Properties: properties } } });
    expect(shown(stack, attribute === 'Ref' ? { Ref: 'It' } : { 'Fn::GetAtt': ['It', attribute] })).toBe(expected);
  });
});

test.each([
  ['a name that AWS generates is no mark of a value that may be anything', 'AWS::S3::Bucket', false],
  ['the reference to a resource of which nothing is known may be anything', 'Custom::Something', true],
])('%s', (_title, type, open) => {
  const stack = stackOf('Docs', { Resources: { It: { Type: type } } });
  expect(isUnknown(String(new Resolver([stack]).resolve(stack, { Ref: 'It' })))).toBe(open);
});

describe.each([
  ['eu-west-1', 'aws', 'amazonaws.com'],
  ['cn-north-1', 'aws-cn', 'amazonaws.com.cn'],
  ['us-gov-west-1', 'aws-us-gov', 'amazonaws.com'],
  ['us-iso-east-1', 'aws-iso', 'c2s.ic.gov'],
  ['us-isob-east-1', 'aws-iso-b', 'sc2s.sgov.gov'],
  ['eu-isoe-west-1', 'aws-iso-e', 'cloud.adc-e.uk'],
  ['us-isof-south-1', 'aws-iso-f', 'csp.hci.ic.gov'],
  ['eusc-de-east-1', 'aws-eusc', 'amazonaws.eu'],
])('in %s', (region, partition, suffix) => {
  test('pseudo parameters are known', () => {
    const stack = stackOf('App/Docs', {}, { region, name: 'App-Docs' });
    expect(shown(stack, { 'Fn::Sub': '${AWS::Partition} ${AWS::URLSuffix} ${AWS::Region} ${AWS::AccountId} ${AWS::StackName}' }))
      .toBe(`${partition} ${suffix} ${region} 111111111111 App-Docs`);
    expect(shown(stack, { Ref: 'AWS::StackId' }))
      .toBe(`arn:${partition}:cloudformation:${region}:111111111111:stack/App-Docs/<App/Docs.AWS::StackId>`);
  });
});

const ENVIRONMENT = { 'Fn::Sub': '${AWS::Partition} ${AWS::URLSuffix} ${AWS::Region} ${AWS::AccountId}' };

test('what depends on an unknown account and Region is the same in all stacks', () => {
  const stacks = ['A', 'B'].map((path) => agnosticStackOf(path, {}));
  const resolver = new Resolver(stacks);
  const [a, b] = stacks.map((stack) => resolver.resolve(stack, ENVIRONMENT));
  expect(display(String(a))).toBe('<AWS::Partition> <AWS::URLSuffix> <AWS::Region> <AWS::AccountId>');
  expect(b).toBe(a);
});

test.each([
  ['by the names of their folders', ['/x/one.out', '/x/two.out'], ['one.out', 'two.out']],
  ['by their folders where those have one name', ['/one/cdk.out', '/two/cdk.out', '/x/three.out'], ['/one/cdk.out', '/two/cdk.out', 'three.out']],
])('unknown accounts and Regions of several apps are told apart %s', (_title, folders, names) => {
  const stacks = folders.map((assembly) => stackOf('Docs', {}, { account: undefined, region: undefined, assembly }));
  const resolver = new Resolver(stacks);
  expect(stacks.map((stack) => display(String(resolver.resolve(stack, ENVIRONMENT))))).toEqual(names.map((name) =>
    `<AWS::Partition of ${name}> <AWS::URLSuffix of ${name}> <AWS::Region of ${name}> <AWS::AccountId of ${name}>`));
});

test('two apps with stacks of one path have different keys', () => {
  const stacks = ['/a', '/b'].map((assembly) =>
    stackOf('Docs', { Resources: { Key: { Type: 'AWS::KMS::Key' } } }, { assembly }));
  const resolver = new Resolver(stacks);
  expect(stacks.map((stack) => display(resolver.resolveReference(stack, 'Key')))).toEqual(['<Docs.Key>', '<Docs#2.Key>']);
});
