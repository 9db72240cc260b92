import type { TemplateBody } from '../../../src/analysis/assembly/stack-template';
import { buildModel } from '../../../src/analysis/model/build-model';
import { prove } from '../../../src/analysis/prove';
import { formatRuleId } from '../../../src/analysis/report/findings';
import { stackOf } from '../model/templates';

const BUCKET_CALLS = {
  Effect: 'Allow', Action: ['s3:GetReplicationConfiguration', 's3:ListBucket'], Resource: 'arn:aws:s3:::open-source',
};
const READ = {
  Effect: 'Allow',
  Action: ['s3:GetObjectVersionForReplication', 's3:GetObjectVersionAcl', 's3:GetObjectVersionTagging'],
  Resource: 'arn:aws:s3:::open-source/*',
};
const WRITE = { Effect: 'Allow', Action: ['s3:ReplicateObject', 's3:ReplicateTags'], Resource: 'arn:aws:s3:::open-replica/*' };
const DENY = { Effect: 'Deny', Action: 's3:ReplicateObject', Resource: '*' };
const RETENTION = { Effect: 'Allow', Action: 's3:GetObjectRetention', Resource: 'arn:aws:s3:::open-source/*' };
const NONE = { Ref: 'AWS::NoValue' };

const CONDITIONS = {
  Open: { 'Fn::Equals': [{ Ref: 'P' }, 'x'] },
  Same: { Condition: 'Open' },
  Closed: { 'Fn::Not': [{ Condition: 'Open' }] },
  NotX: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'P' }, 'x'] }] },
  Circle: { Condition: 'Circle' },
  Yes: { 'Fn::Equals': ['a', 'a'] },
  ...Object.fromEntries([0, 1, 2, 3, 4, 5, 6, 7].map((n) => [`Open${n}`, { 'Fn::Equals': [{ Ref: 'P' }, String(n)] }])),
};

function when(condition: string, holds: unknown, otherwise: unknown = NONE): object {
  return { 'Fn::If': [condition, holds, otherwise] };
}

function documentWith(...statements: unknown[]): object {
  return { Version: '2012-10-17', Statement: statements };
}

function inline(PolicyDocument: unknown, PolicyName = 'p'): object {
  return { PolicyName, PolicyDocument };
}

type Resources = NonNullable<TemplateBody['Resources']>;

function findingsWith(policies: unknown, more: Resources = {}): string[] {
  const bucket = (BucketName: string, properties: object = {}) =>
    ({ Type: 'AWS::S3::Bucket', Properties: { BucketName, VersioningConfiguration: { Status: 'Enabled' }, ...properties } });
  const ReplicationConfiguration = {
    Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
    Rules: [{
      Id: 'all',
      Priority: 1,
      Status: 'Enabled',
      Filter: { Prefix: '' },
      DeleteMarkerReplication: { Status: 'Disabled' },
      Destination: { Bucket: { 'Fn::GetAtt': ['Replica', 'Arn'] } },
    }],
  };
  const trust = documentWith({ Effect: 'Allow', Principal: { Service: 's3.amazonaws.com' }, Action: 'sts:AssumeRole' });
  const template = {
    Parameters: { P: { Type: 'String' } },
    Conditions: CONDITIONS,
    Resources: {
      Role: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'open', AssumeRolePolicyDocument: trust, Policies: policies } },
      Replica: bucket('open-replica'),
      Source: bucket('open-source', { ReplicationConfiguration }),
      ...more,
    },
  };
  return prove(buildModel([stackOf('S', template)])).findings.filter(({ level, check }) => level !== 'excess' && level !== 'info' && check !== 'TemplateWellFormed')
    .map((finding) => `${finding.level} ${formatRuleId(finding)}`);
}

const REST = [BUCKET_CALLS, READ];
const MAY_DENY = ['undecided ReplicateObject[all][undecided]'];

/** The policies of a role, of which a condition that deployment decides chooses. */
test.each<[string, unknown, string[]]>([
  ['an Allow that no call needs', [inline(documentWith(...REST, WRITE, when('Open', RETENTION)))], []],
  ['an Allow that calls need', [inline(documentWith(...REST, when('Open', WRITE)))], MAY_DENY],
  ['a Deny', [inline(documentWith(...REST, WRITE, when('Open', DENY)))], MAY_DENY],
  ['the same Allow under a condition and its opposite',
    [inline(documentWith(...REST, when('Open', WRITE), when('Closed', WRITE)))], []],
  ['the same Allow under a condition and under one that is the same',
    [inline(documentWith(...REST, when('Open', WRITE), when('Same', NONE, WRITE)))], []],
  ['an Allow under a condition that is NOT of no other', [inline(documentWith(...REST, when('NotX', WRITE, WRITE)))], []],
  ['an Allow and a Deny that are never together',
    [inline(documentWith(...REST, when('Open', WRITE, { ...WRITE, Sid: 'B' }), when('Open', when('Closed', DENY))))], []],
  ['actions', [inline(documentWith(...REST, { ...WRITE, Action: when('Open', WRITE.Action, 's3:Replicate*') }))], []],
  ['actions, of which one branch lacks one',
    [inline(documentWith(...REST, { ...WRITE, Action: when('Open', WRITE.Action, 's3:ReplicateTags') }))],
    MAY_DENY],
  ['the whole list', [inline({ Version: '2012-10-17', Statement: when('Open', [...REST, WRITE], [...REST, WRITE, RETENTION]) })], []],
  ['the whole list, under a condition that holds besides',
    [inline({ Version: '2012-10-17', Statement: when('Yes', when('Open', [...REST, WRITE], [...REST, WRITE, RETENTION])) })], []],
  ['one statement that is no list',
    [inline(documentWith(...REST)), inline({ Version: '2012-10-17', Statement: when('Open', WRITE, { ...WRITE, Sid: 'Other' }) }, 'q')], []],
  ['the document', [inline(when('Open', documentWith(...REST, WRITE), documentWith(...REST, WRITE, when('Open', RETENTION))))], []],
  ['the policy', [inline(documentWith(...REST, WRITE)), when('Open', inline(documentWith(RETENTION), 'q'))], []],
  ['the policy that denies', [inline(documentWith(...REST, WRITE)), when('Open', inline(documentWith(DENY), 'q'))], MAY_DENY],
  ['one of two policies', [when('Open', inline(documentWith(...REST, WRITE)), inline(documentWith(...REST, WRITE, RETENTION)))], []],
  ['the policy, in the other branch', [inline(documentWith(...REST, WRITE)), when('Open', NONE, inline(documentWith(RETENTION), 'q'))], []],
  ['a statement in a circle of conditions', [inline(documentWith(...REST, WRITE, when('Circle', RETENTION)))], []],
  ['a statement that repeats a Sid of another branch',
    [inline(documentWith(...REST, WRITE, when('Open', { ...RETENTION, Sid: 'A' }, { ...RETENTION, Sid: 'A' })))], []],
])('%s under an open condition', (_title, policies, expected) => {
  expect(findingsWith(policies)).toEqual(expected);
});

const UNKNOWN = 11;

test.each<[string, unknown]>([
  ['a statement that is not valid', [inline(documentWith(...REST, WRITE, when('Open', { Effect: 'Perhaps' })))]],
  ['documents of two versions',
    [inline(when('Open', documentWith(...REST, WRITE), { ...documentWith(...REST, WRITE), Version: '2008-10-17' }))]],
  ['a document in a text', [inline({ 'Fn::ToJsonString': documentWith(...REST, WRITE, when('Open', RETENTION)) })]],
])('nothing is known of the policies with %s under an open condition', (_title, policies) => {
  const found = findingsWith(policies);
  expect(found.every((each) => each.startsWith('undecided'))).toBe(true);
  expect(found.length).toBeGreaterThan(1);
  expect(found.length).toBeLessThan(UNKNOWN);
});

test('a statement with more conditions than are tried is decided by what it may be', () => {
  const nested = [0, 1, 2, 3, 4].reduce<unknown>((inner, n) => when(`Open${n}`, inner, WRITE.Action), 's3:ReplicateTags');
  expect(findingsWith([inline(documentWith(...REST, { ...WRITE, Action: nested }))])).toEqual(MAY_DENY);
});

test('statements under more conditions than are tried may be there or not', () => {
  const denies = [0, 1, 2, 3, 4, 5, 6, 7].map((n) => when(`Open${n}`, DENY));
  expect(findingsWith([inline(documentWith(...REST, WRITE, ...denies))])).toEqual(MAY_DENY);
});

const ATTACHED = (condition: string, ...statements: unknown[]) => ({
  Type: 'AWS::IAM::Policy',
  Condition: condition,
  Properties: { PolicyName: 'x', Roles: [{ Ref: 'Role' }], PolicyDocument: documentWith(...statements) },
});

test('a policy under an open condition counts where it is made', () => {
  const policies = [inline(documentWith(...REST))];
  expect(findingsWith(policies, { A: ATTACHED('Open', WRITE) })).toEqual(MAY_DENY);
  expect(findingsWith(policies, { A: ATTACHED('Open', WRITE), B: ATTACHED('Closed', WRITE) })).toEqual([]);
});

test('a bucket policy under an open condition besides one that is certain may say anything', () => {
  const bucketPolicy = { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: { Ref: 'Replica' }, PolicyDocument: documentWith({ ...RETENTION, Principal: '*' }) } };
  const found = findingsWith([inline(documentWith(...REST, WRITE))], { A: bucketPolicy, B: { ...bucketPolicy, Condition: 'Open' } });
  expect(found).toEqual(expect.arrayContaining(MAY_DENY));
});
