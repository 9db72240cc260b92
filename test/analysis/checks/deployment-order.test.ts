import type { StackTemplate, TemplateBody } from '../../../src/analysis/assembly/stack-template';
import { buildModel } from '../../../src/analysis/model/build-model';
import { prove } from '../../../src/analysis/prove';
import { formatRuleId } from '../../../src/analysis/report/findings';
import { ACCOUNT, stackOf } from '../model/templates';

type Resources = NonNullable<TemplateBody['Resources']>;

const VERSIONED = { VersioningConfiguration: { Status: 'Enabled' } };
const TRUST = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 's3.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};
const POLICY = {
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Action: ['s3:GetReplicationConfiguration', 's3:ListBucket'], Resource: 'arn:aws:s3:::order-source' },
    {
      Effect: 'Allow',
      Action: ['s3:GetObjectVersionForReplication', 's3:GetObjectVersionAcl', 's3:GetObjectVersionTagging'],
      Resource: 'arn:aws:s3:::order-source/*',
    },
    { Effect: 'Allow', Action: ['s3:ReplicateObject', 's3:ReplicateTags'], Resource: 'arn:aws:s3:::order-replica/*' },
  ],
};

const INLINE = { Policies: [{ PolicyName: 'p', PolicyDocument: POLICY }] };

const BUCKET = { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'order-replica', ...VERSIONED } };
const DESTINATION: TemplateBody = {
  Resources: { Replica: BUCKET },
  Outputs: { Arn: { Value: { 'Fn::GetAtt': ['Replica', 'Arn'] }, Export: { Name: 'replica-arn' } } },
};

function sourceOf(bucket: unknown, more: Resources = {}, role: object = INLINE): TemplateBody {
  return {
    Resources: {
      Role: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'order-role', AssumeRolePolicyDocument: TRUST, ...role } },
      Source: {
        Type: 'AWS::S3::Bucket',
        Properties: {
          BucketName: 'order-source',
          ...VERSIONED,
          ReplicationConfiguration: {
            Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
            Rules: [{
              Id: 'all',
              Priority: 1,
              Status: 'Enabled',
              Filter: { Prefix: '' },
              DeleteMarkerReplication: { Status: 'Disabled' },
              Destination: { Bucket: bucket },
            }],
          },
        },
      },
      ...more,
    },
  };
}

const IMPORT = { 'Fn::ImportValue': 'replica-arn' };
const OUTPUT = { 'Fn::GetStackOutput': { StackName: 'Replica', OutputName: 'Arn' } };
const LITERAL = 'arn:aws:s3:::order-replica';
const ORDERED = { dependencies: ['Replica'] };

function levels(...stacks: readonly StackTemplate[]): string[] {
  return prove(buildModel(stacks)).findings.filter(({ level }) => level !== 'info' && level !== 'excess')
    .map((finding) => `${finding.level} ${formatRuleId(finding)}`);
}

/** What the source names or reads, with what else the two stacks are. */
test.each<[string, unknown, string[], Partial<StackTemplate>, Partial<StackTemplate>]>([
  ['an export', IMPORT, [], {}, {}],
  ['an export of a stack in another stage', IMPORT, [], { stage: 'A' }, { stage: 'B' }],
  ['an export of a stack that the manifest deploys later', IMPORT, ['fails NoStackCycle[Replica]'], { dependencies: ['Source'] }, {}],
  ['an output', OUTPUT, [], {}, {}],
  ['an output of a stack that the manifest deploys later', OUTPUT, ['fails NoStackCycle[Replica]'], { dependencies: ['Source'] }, {}],
  ['a literal of an earlier stack', LITERAL, [], {}, ORDERED],
  ['a literal of a stack that nothing orders', LITERAL, ['fails DestinationFirst[all]'], {}, {}],
  ['a literal of a later stack', LITERAL, ['fails DestinationFirst[all]'], { dependencies: ['Source'] }, {}],
  ['a literal of another stage', LITERAL, ['undecided DestinationFirst[all][undecided]'], { stage: 'A' }, { stage: 'B' }],
])('a destination by %s', (_what, bucket, found, destination, source) => {
  expect(levels(stackOf('Replica', DESTINATION, destination), stackOf('Source', sourceOf(bucket), source))).toEqual(found);
});

test('a stack that reads its own export waits for itself', () => {
  const own = sourceOf(LITERAL);
  const template = {
    Resources: { ...own.Resources, ...DESTINATION.Resources, T: { Type: 'AWS::SNS::Topic', Properties: { TopicName: IMPORT } } },
    Outputs: DESTINATION.Outputs,
  };
  expect(levels(stackOf('One', template))).toContain('fails NoStackCycle[One]');
});

test('an export that two stacks have orders none of them', () => {
  const [one, two] = ['One', 'Two'].map((path) => stackOf(path, DESTINATION));
  expect(buildModel([one, two, stackOf('Source', sourceOf(IMPORT))]).stacks.map(({ after }) => [...after])).toEqual([[], [], []]);
});

/** Where a template reads the export of another stack. */
test.each<[string, TemplateBody, string[]]>([
  ['a resource whose condition is false', {
    Conditions: { No: { 'Fn::Equals': ['a', 'b'] } },
    Resources: { T: { Type: 'AWS::SNS::Topic', Condition: 'No', Properties: { TopicName: IMPORT } } },
  }, []],
  ['the branch that a condition does not choose', {
    Conditions: { No: { 'Fn::Equals': ['a', 'b'] } },
    Resources: { T: { Type: 'AWS::SNS::Topic', Properties: { TopicName: { 'Fn::If': ['No', IMPORT, 'name'] } } } },
  }, []],
  ['the branch of an open condition', {
    Parameters: { P: { Type: 'String' } },
    Conditions: { Open: { 'Fn::Equals': [{ Ref: 'P' }, 'b'] } },
    Resources: { T: { Type: 'AWS::SNS::Topic', Properties: { TopicName: { 'Fn::If': ['Open', IMPORT, 'name'] } } } },
  }, ['Replica']],
  ['an output', { Outputs: { O: { Value: { 'Fn::Join': ['', ['x', IMPORT]] } } } }, ['Replica']],
  ['an output whose condition is false', {
    Conditions: { No: { 'Fn::Equals': ['a', 'b'] } }, Outputs: { O: { Value: IMPORT, Condition: 'No' } },
  }, []],
  ['a Systems Manager parameter that the stack writes', {
    Resources: { T: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'x-{{resolve:ssm:/cdk/exports/arn}}' } } },
  }, ['Replica']],
])('%s orders', (_where, template, after) => {
  const writer = {
    Type: 'Custom::CrossRegionExportWriter',
    Properties: { WriterProps: { region: 'eu-west-1', exports: { '/cdk/exports/arn': { 'Fn::GetAtt': ['Replica', 'Arn'] } } } },
  };
  const destination = { ...DESTINATION, Resources: { ...DESTINATION.Resources, Writer: writer } };
  const { stacks } = buildModel([stackOf('Replica', destination), stackOf('Reader', template)]);
  expect([...stacks[1].after]).toEqual(after);
});

test('a nested stack orders the stack around it', () => {
  const nested = { nestedIn: { path: 'Outer', logicalId: 'Inner' } };
  const { stacks } = buildModel([
    stackOf('Outer', { Resources: { Inner: { Type: 'AWS::CloudFormation::Stack' } } }),
    stackOf('Outer/Inner', sourceOf(IMPORT), nested),
    stackOf('Replica', DESTINATION),
  ]);
  expect([...stacks[0].after]).toEqual(['Replica']);
});

test('what one nested stack reads from its sibling orders no stacks', () => {
  const nest = (logicalId: string) => ({ nestedIn: { path: 'Outer', logicalId } });
  const { stacks } = buildModel([
    stackOf('Outer', { Resources: { A: { Type: 'AWS::CloudFormation::Stack' }, B: { Type: 'AWS::CloudFormation::Stack' } } }),
    stackOf('Outer/A', DESTINATION, nest('A')),
    stackOf('Outer/B', sourceOf(IMPORT), nest('B')),
  ]);
  expect(stacks.map(({ after }) => after.size)).toEqual([0, 0, 0]);
  expect(stacks.map(({ stackCycle }) => stackCycle)).toEqual([undefined, undefined, undefined]);
});

const MANAGED = { Type: 'AWS::IAM::ManagedPolicy', Properties: { ManagedPolicyName: 'order', PolicyDocument: POLICY } };
const BY_ARN = { ManagedPolicyArns: [`arn:aws:iam::${ACCOUNT}:policy/order`] };
const ATTACHED = { Type: 'AWS::IAM::Policy', Properties: { PolicyName: 'p', Roles: ['order-role'], PolicyDocument: POLICY } };
const BUCKET_POLICY = {
  Type: 'AWS::S3::BucketPolicy',
  Properties: {
    Bucket: 'order-source',
    PolicyDocument: { Statement: [{ Effect: 'Deny', Principal: '*', Action: 's3:PutBucketAcl', Resource: 'arn:aws:s3:::order-source' }] },
  },
};

/** A resource in a stack beside the source: deployed before it, after it, in no order, and in that of the source. */
test.each<[string, Resources, object]>([
  ['a managed policy', { Named: MANAGED }, BY_ARN],
  ['a permissions boundary', { Named: MANAGED }, { PermissionsBoundary: BY_ARN.ManagedPolicyArns[0], ...INLINE }],
])('%s that the role names by a literal', (_what, more, role) => {
  const destination = stackOf('Replica', DESTINATION);
  const other = (dependencies: string[]) => stackOf('Other', { Resources: more }, { dependencies });
  const source = (...also: string[]) =>
    stackOf('Source', sourceOf(LITERAL, {}, role), { dependencies: ['Replica', ...also] });
  const inOne = stackOf('Source', sourceOf(LITERAL, more, role), ORDERED);
  expect(levels(destination, other([]), source('Other'))).toEqual([]);
  expect(levels(destination, other(['Source']), source())).toEqual(['fails NamedResourcesExist[Other/Named]']);
  expect(levels(destination, other([]), source())).toEqual(['undecided NamedResourcesExist[Other/Named][undecided]']);
  expect(levels(destination, inOne)).toEqual(['undecided NamedResourcesExist[Source/Named][undecided]']);
});

test.each<[string, Resources, object, string]>([
  ['a policy names its role', { Policy: ATTACHED }, {}, 'Source/Role'],
  ['a bucket policy names its bucket', { Policy: BUCKET_POLICY }, INLINE, 'Source/Source'],
])('%s by a literal', (_what, more, role, named) => {
  const destination = stackOf('Replica', DESTINATION);
  const other = (dependencies: string[]) => stackOf('Other', { Resources: more }, { dependencies });
  const source = (...also: string[]) =>
    stackOf('Source', sourceOf(LITERAL, {}, role), { dependencies: ['Replica', ...also] });
  expect(levels(destination, other(['Source']), source())).toEqual([]);
  expect(levels(destination, other([]), source('Other'))).toEqual([`fails NamedResourcesExist[${named}]`]);
  expect(levels(destination, other([]), source())).toEqual([`undecided NamedResourcesExist[${named}][undecided]`]);
});

function trusting(arn: string): object {
  return {
    AssumeRolePolicyDocument: { ...TRUST, Statement: [...TRUST.Statement, { Effect: 'Allow', Principal: { AWS: arn }, Action: 'sts:AssumeRole' }] },
    ...INLINE,
  };
}

test('a trust policy names a user of a later stack, or the role itself', () => {
  const destination = stackOf('Replica', DESTINATION);
  const user = stackOf('Users', { Resources: { User: { Type: 'AWS::IAM::User', Properties: { UserName: 'ops' } } } }, { dependencies: ['Source'] });
  const source = (arn: string) => stackOf('Source', sourceOf(LITERAL, {}, trusting(arn)), ORDERED);
  expect(levels(destination, user, source(`arn:aws:iam::${ACCOUNT}:user/ops`))).toEqual([expect.stringMatching(/^fails PrincipalsExist/)]);
  expect(levels(destination, user, source(`arn:aws:iam::${ACCOUNT}:role/order-role`))).toEqual([expect.stringMatching(/^fails PrincipalsExist/)]);
  expect(levels(destination, user, source(`arn:aws:iam::${ACCOUNT}:user/other`))).toEqual([]);
});

test.each([
  ['the path of a role is left out', 'role/auditor', ['fails PrincipalsExist[Audit]']],
  ['another path', 'role/other/auditor', ['fails PrincipalsExist[Audit]']],
  ['a role of another account', 'role/auditor', [], '222222222222'],
  ['a role of another name', 'role/operator', []],
  ['a federated user', 'federated-user/auditor', []],
])('a policy names a role of the templates: %s', (_title, resource, expected, account = ACCOUNT) => {
  const auditor = { Type: 'AWS::IAM::Role', Properties: { RoleName: 'auditor', Path: '/team/', AssumeRolePolicyDocument: TRUST } };
  const roles = stackOf('Roles', { Resources: { Auditor: auditor } });
  const trust = { ...TRUST, Statement: [{ Sid: 'Audit', Effect: 'Deny', Principal: { AWS: `arn:aws:iam::${account}:${resource}` }, Action: 'sts:AssumeRole' }, ...TRUST.Statement] };
  const source = stackOf('Source', sourceOf(LITERAL, {}, { AssumeRolePolicyDocument: trust, ...INLINE }), { dependencies: ['Replica', 'Roles'] });
  expect(levels(roles, stackOf('Replica', DESTINATION), source)).toEqual(expected);
});

test.each<[string, Partial<StackTemplate>, RegExp, RegExp]>([
  ['of an assembly', {}, /^circular deployment order: .*: neither of the destination bucket/, /^let nothing of the destination refer to the source/],
  ['that are given by themselves', { assembly: '' }, /^S3 wants the destination bucket before.*Replica is deployed after Source$/, /^give the template of the destination bucket before/],
])('says what to do where templates %s are in the wrong order', (_title, more, message, fix) => {
  const stacks = [stackOf('Source', sourceOf(LITERAL), more), stackOf('Replica', DESTINATION, { ...more, dependencies: ['Source'] })];
  const found = prove(buildModel(stacks)).findings.find(({ check }) => check === 'DestinationFirst');
  expect(found).toMatchObject({ message: expect.stringMatching(message), fix: expect.stringMatching(fix) });
});
