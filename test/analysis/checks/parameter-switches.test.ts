import type { StackTemplate, TemplateBody } from '../../../src/analysis/assembly/stack-template';
import { buildModel } from '../../../src/analysis/model/build-model';
import { prove } from '../../../src/analysis/prove';
import { formatRuleId } from '../../../src/analysis/report/findings';
import { agnosticStackOf, stackOf } from '../model/templates';

type Resources = NonNullable<TemplateBody['Resources']>;

const NONE = { Ref: 'AWS::NoValue' };
const CONDITIONS = {
  On: { 'Fn::Equals': [{ Ref: 'P' }, 'yes'] },
  Off: { 'Fn::Not': [{ Condition: 'On' }] },
  NotNo: { 'Fn::Not': [{ 'Fn::Equals': ['no', { Ref: 'P' }] }] },
  Both: { 'Fn::And': [{ Condition: 'On' }, { 'Fn::Equals': [{ Ref: 'Q' }, 'yes'] }] },
  Neither: { 'Fn::Or': [{ Condition: 'On' }, { 'Fn::Equals': [{ Ref: 'Q' }, 'yes'] }] },
  Here: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] },
  Elsewhere: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'us-east-1'] },
  Odd: { 'Fn::Equals': [{ Ref: 'P' }, { Ref: 'Q' }] },
};
const SAME_AS_SOURCE = { Type: 'AWS::SNS::Topic' };

function documentWith(...statements: unknown[]): object {
  return { Version: '2012-10-17', Statement: statements };
}

function when(condition: string, holds: unknown, otherwise: unknown = NONE): object {
  return { 'Fn::If': [condition, holds, otherwise] };
}

function ruleTo(more: object = {}): object {
  return {
    Id: 'all',
    Priority: 1,
    Status: 'Enabled',
    Filter: { Prefix: '' },
    DeleteMarkerReplication: { Status: 'Disabled' },
    Destination: { Bucket: { 'Fn::GetAtt': ['Replica', 'Arn'] } },
    ...more,
  };
}

function configurationOf(Rules: unknown): object {
  return { Role: { 'Fn::GetAtt': ['Role', 'Arn'] }, Rules };
}

function bucket(BucketName: string, properties: object = {}, more: object = {}): Resources[string] {
  return { Type: 'AWS::S3::Bucket', Properties: { BucketName, VersioningConfiguration: { Status: 'Enabled' }, ...properties }, ...more };
}

const ROLE = {
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: documentWith({ Effect: 'Allow', Principal: { Service: 's3.amazonaws.com' }, Action: 'sts:AssumeRole' }),
    Policies: [{ PolicyName: 'p', PolicyDocument: documentWith({ Effect: 'Allow', Action: 's3:*', Resource: '*' }) }],
  },
};

function templateOf(
  ReplicationConfiguration: unknown,
  parameters: object = {},
  more: Resources = {},
  bucketMore: object = {},
): TemplateBody {
  return {
    Parameters: { P: { Type: 'String', ...parameters }, Q: { Type: 'String' } },
    Conditions: CONDITIONS,
    Resources: {
      Role: ROLE,
      Replica: bucket('switch-replica'),
      Source: bucket('switch-source', { ReplicationConfiguration }, bucketMore),
      ...more,
    },
  };
}

function findings(...stacks: readonly StackTemplate[]): string[] {
  return prove(buildModel(stacks)).findings
    .filter(({ check, level }) => level !== 'excess' && !['ExcessTrust', 'SourceEncryptedWithKms'].includes(check))
    .map((finding) => `${finding.level} ${formatRuleId(finding)}`);
}

const UNDECIDED = ['undecided SwitchedByParameter[P][undecided]'];
const RULES = configurationOf([ruleTo()]);

/** A configuration, and a parameter without default that switches it. */
test.each<[string, unknown, string[]]>([
  ['the configuration', when('On', RULES), UNDECIDED],
  ['the configuration, by the other branch', when('Off', NONE, RULES), UNDECIDED],
  ['the rules', configurationOf(when('On', [ruleTo()])), UNDECIDED],
  ['a rule', configurationOf([when('On', ruleTo())]), UNDECIDED],
  ['the status of a rule', configurationOf([ruleTo({ Status: when('On', 'Enabled', 'Disabled') })]), UNDECIDED],
  ['the status by the opposite', configurationOf([ruleTo({ Status: when('On', 'Disabled', 'Enabled') })]), UNDECIDED],
  ['configuration and status, by one parameter', when('On', configurationOf([ruleTo({ Status: when('Off', 'Disabled', 'Enabled') })])), UNDECIDED],
  ['the configuration, unless it is another value', when('NotNo', RULES), UNDECIDED],
  ['the configuration together with another parameter', when('Both', RULES), [...UNDECIDED, 'undecided SwitchedByParameter[Q][undecided]']],
  ['the configuration if neither is given', when('Neither', NONE, RULES), [...UNDECIDED, 'undecided SwitchedByParameter[Q][undecided]']],
  ['the configuration by two parameters that are equal', when('Odd', RULES), [...UNDECIDED, 'undecided SwitchedByParameter[Q][undecided]']],
  ['nothing: the Region does', when('Here', RULES), []],
])('a parameter switches %s', (_what, configuration, expected) => {
  expect(findings(stackOf('S', templateOf(configuration))).sort()).toEqual(expected);
});

test.each<[string, object, string[]]>([
  ['of on', { Default: 'yes' }, ['info SwitchedByParameter[P]']],
  ['of off', { Default: 'no' }, UNDECIDED],
  ['of off, with the values that it may have', { Default: 'no', AllowedValues: ['no', 'yes'] }, UNDECIDED],
])('a default %s', (_what, parameter, expected) => {
  expect(findings(stackOf('S', templateOf(when('On', RULES), parameter)))).toEqual(expected);
  expect(findings(stackOf('S', templateOf(when('Off', NONE, RULES), parameter)))).toEqual(expected);
});

test('a resource that depends on the same parameter is there', () => {
  const role = { ...ROLE, Condition: 'On' };
  expect(findings(stackOf('S', templateOf(when('On', RULES), { Default: 'no' }, { Role: role })))).toEqual(UNDECIDED);
  expect(findings(stackOf('S', templateOf(RULES, { Default: 'no' }, { Role: role }, { Condition: 'On' })))).toEqual(UNDECIDED);
  expect(findings(stackOf('S', templateOf(when('NotNo', RULES), { Default: 'no', AllowedValues: ['no', 'yes'] }, { Role: role })))).toEqual(UNDECIDED);
});

test('a call of a custom resource under a condition is made', () => {
  const call = {
    Type: 'Custom::AWS',
    Condition: 'On',
    DependsOn: ['Source', 'Replica'],
    Properties: {
      ServiceToken: 'arn:aws:lambda:eu-west-1:111111111111:function:f',
      Create: { service: 'S3', action: 'putBucketReplication', parameters: { Bucket: 'switch-source', ReplicationConfiguration: RULES } },
    },
  };
  expect(findings(stackOf('S', templateOf(NONE, { Default: 'no' }, { Call: call })))).toEqual(UNDECIDED);
});

test('two replications that exclude each other are not both on', () => {
  const second = { Second: bucket('switch-second', { ReplicationConfiguration: configurationOf([ruleTo({ Status: when('On', 'Disabled', 'Enabled') })]) }) };
  const { findings: found } = prove(buildModel([stackOf('S', templateOf(when('On', RULES), {}, second))]));
  expect(found.filter(({ check }) => check === 'SwitchedByParameter').map(({ message }) => message)).toEqual([
    expect.stringMatching(/checked as if it did$/),
    expect.stringMatching(/another replication needs otherwise$/),
  ]);
});

describe('a value that the manifest gives', () => {
  const given = (value: string) => ({ parameters: new Map([['P', value]]) });

  test('decides', () => {
    expect(findings(stackOf('S', templateOf(when('On', RULES), {}, {}), given('yes')))).toEqual([]);
    expect(findings(stackOf('S', templateOf(when('On', RULES), {}, {}), given('no')))).toEqual(['fails SwitchedByParameter[P]']);
    expect(findings(stackOf('S', templateOf(configurationOf([ruleTo({ Status: when('On', 'Enabled', 'Disabled') })])), given('no'))))
      .toEqual(['fails RuleEnabled']);
  });

  test('switches off what is on elsewhere', () => {
    const [here, there] = ['yes', 'no'].map((value) => stackOf(value, templateOf(when('On', RULES), {}, {}), given(value)));
    const { Resources: resources } = there.template;
    const renamed = { ...resources, Source: bucket('switch-other', { ReplicationConfiguration: when('On', RULES) }), Replica: SAME_AS_SOURCE };
    expect(findings(here, { ...there, template: { ...there.template, Resources: renamed } })).toEqual([]);
  });
});

test('a Region that is not known is no parameter', () => {
  expect(findings(agnosticStackOf('S', templateOf(when('Elsewhere', RULES))))).toContain('undecided ConfigurationResolved[undecided]');
});

describe('in a nested stack', () => {
  const nested = { nestedIn: { path: 'Outer', logicalId: 'Inner' } };
  const outer = (passed: object, parameters: object) => stackOf('Outer', {
    Parameters: { Outer: { Type: 'String', ...parameters } },
    Resources: { Inner: { Type: 'AWS::CloudFormation::Stack', Properties: { Parameters: { Q: 'no', ...passed } } } },
  });

  test('the parameter of the parent decides', () => {
    const found = findings(outer({ P: { Ref: 'Outer' } }, { Default: 'no' }), stackOf('Outer/Inner', templateOf(when('On', RULES)), nested));
    expect(found).toEqual(['undecided SwitchedByParameter[Outer][undecided]']);
  });

  test('the parameter of the parent may be part of the value', () => {
    const passed = { P: { 'Fn::Join': ['', [{ Ref: 'Outer' }]] } };
    const found = findings(outer(passed, { Default: 'no' }), stackOf('Outer/Inner', templateOf(when('On', RULES)), nested));
    expect(found).toEqual(['undecided SwitchedByParameter[Outer][undecided]']);
  });

  test('a literal of the parent decides, and nothing is left to say', () => {
    const found = findings(outer({ P: 'yes' }, {}), stackOf('Outer/Inner', templateOf(when('On', RULES)), nested));
    expect(found).toEqual([]);
  });

  test('a parameter that is not passed on is its own', () => {
    const found = findings(outer({}, {}), stackOf('Outer/Inner', templateOf(when('On', RULES)), nested));
    expect(found).toEqual(UNDECIDED);
  });
});
