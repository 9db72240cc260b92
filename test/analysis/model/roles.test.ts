import type { TemplateResource } from '../../../src/analysis/assembly/stack-template';
import { buildModel } from '../../../src/analysis/model/build-model';
import type { Role } from '../../../src/analysis/model/deployment-model';
import { display } from '../../../src/analysis/symbolic/symbolic-string';
import { agnosticStackOf, stackOf } from './templates';

type Resources = Readonly<Record<string, TemplateResource>>;

const TRUST = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 's3.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};

const documentWith = (sid: string) =>
  ({ Version: '2012-10-17', Statement: [{ Sid: sid, Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }] });

const role = (properties: TemplateResource['Properties'] = {}): TemplateResource =>
  ({ Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: TRUST, ...properties } });

function model(resources: Resources) {
  return buildModel([stackOf('Docs', {
    Parameters: { Open: { Type: 'String' } },
    Conditions: { Unknown: { 'Fn::Equals': [{ Ref: 'Open' }, 'b'] } },
    Resources: resources,
  })]);
}

/** The Sids of each policy, or why it is opaque. */
function describePolicies({ policies }: Role): readonly string[] {
  return policies.map(({ opaque, statements }) =>
    (opaque === undefined ? statements.map(({ sid }) => sid).join() : display(opaque)));
}

test('a role has its trust policy, tags and ARN', () => {
  const { roles: [found], findRole } = model({ Role: role({ RoleName: 'copy', Tags: [{ Key: 'team', Value: 'docs' }, {}] }) });
  expect(found).toMatchObject({ name: 'copy', arn: 'arn:aws:iam::111111111111:role/copy', account: '111111111111', policies: [] });
  expect([...found.tags]).toEqual([['team', 'docs'], ['', '']]);
  expect(found.trust).toMatchObject({
    origin: { kind: 'trust policy', propertyPath: 'Properties.AssumeRolePolicyDocument' },
    statements: [{ principals: { services: ['s3.amazonaws.com'] } }],
  });
  expect(findRole(found.arn)).toBe(found);
  expect(findRole('arn:aws:iam::111111111111:role/other')).toBe(undefined);
});

const named = (type: string, properties: TemplateResource['Properties']): TemplateResource =>
  ({ Type: type, Properties: { PolicyDocument: documentWith('Attached'), ...properties } });

test.each<[string, TemplateResource['Properties'], Resources, readonly string[]]>([
  ['inline policies', { Policies: [{ PolicyName: 'a', PolicyDocument: documentWith('A') }, { PolicyDocument: documentWith('B') }] }, {}, ['A', 'B']],
  ['a policy that refers to it', {}, { P: named('AWS::IAM::Policy', { Roles: [{ Ref: 'Role' }] }) }, ['Attached']],
  ['a policy that names it', { RoleName: 'copy' }, { P: named('AWS::IAM::Policy', { Roles: ['other', 'copy'] }) }, ['Attached']],
  ['a role policy', {}, { P: named('AWS::IAM::RolePolicy', { RoleName: { Ref: 'Role' } }) }, ['Attached']],
  ['a managed policy that names it', {}, { P: named('AWS::IAM::ManagedPolicy', { Roles: [{ Ref: 'Role' }] }) }, ['Attached']],
  ['a managed policy that it names', { ManagedPolicyArns: [{ Ref: 'P' }] }, { P: named('AWS::IAM::ManagedPolicy', {}) }, ['Attached']],
  ['a managed policy once, if both name each other', { ManagedPolicyArns: [{ Ref: 'P' }] },
    { P: named('AWS::IAM::ManagedPolicy', { Roles: [{ Ref: 'Role' }] }) }, ['Attached']],
  ['no policy of another role', { RoleName: 'copy' }, { P: named('AWS::IAM::Policy', { Roles: ['other', {}] }) }, []],
  ['an imported managed policy, opaque', { ManagedPolicyArns: ['arn:aws:iam::111111111111:policy/Elsewhere'] }, {},
    ['arn:aws:iam::111111111111:policy/Elsewhere is not in the templates']],
  ['two imported managed policies', { ManagedPolicyArns: ['arn:aws:iam::111111111111:policy/A', 'arn:aws:iam::111111111111:policy/B'] }, {},
    ['arn:aws:iam::111111111111:policy/A is not in the templates', 'arn:aws:iam::111111111111:policy/B is not in the templates']],
  ['unknown managed policies, opaque', { ManagedPolicyArns: { Ref: 'Open' } }, {}, ['<Docs.Open> is not in the templates']],
  ['a managed policy without ARN, opaque', { ManagedPolicyArns: [{}] }, {}, [' is not in the templates']],
  ['a policy for an unknown role, opaque', { RoleName: 'copy' }, { P: named('AWS::IAM::Policy', { Roles: { Ref: 'Open' } }) },
    ['deployment decides whether 111111111111/<Docs.Open> is 111111111111/copy']],
  ['a policy whose condition is unknown', {},
    { P: { ...named('AWS::IAM::Policy', { Roles: [{ Ref: 'Role' }] }), Condition: 'Unknown' } }, ['Attached']],
  ['unknown inline policies, opaque', { Policies: [{ 'Fn::If': ['Unknown', {}, []] }] }, {},
    ['the identity policy of Docs/Role, which deployment decides']],
])('a role has %s', (_title, properties, others, expected) => {
  expect(describePolicies(model({ Role: role(properties), ...others }).roles[0])).toEqual(expected);
});

describe('a permissions boundary', () => {
  test('in the templates is read', () => {
    const { roles: [found] } = model({ Role: role({ PermissionsBoundary: { Ref: 'P' } }), P: named('AWS::IAM::ManagedPolicy', {}) });
    expect(found.boundary).toMatchObject({ origin: { kind: 'permissions boundary', address: { logicalId: 'P' } }, statements: [{ sid: 'Attached' }] });
    expect(found.policies).toEqual([]);
  });

  test('that is in no template is opaque', () => {
    const { roles: [{ boundary }] } = model({ Role: role({ PermissionsBoundary: 'arn:aws:iam::1:policy/b' }) });
    expect(boundary).toMatchObject({
      origin: { propertyPath: 'Properties.PermissionsBoundary', address: { logicalId: 'Role' } },
      opaque: 'arn:aws:iam::1:policy/b is not in the templates',
    });
  });
});

test('a policy does not belong to the role of that name in another account', () => {
  const roles = buildModel([
    stackOf('A', { Resources: { Role: role({ RoleName: 'copy' }) } }),
    stackOf('B', { Resources: { P: named('AWS::IAM::Policy', { Roles: ['copy'] }) } }, { account: '222222222222' }),
  ]).roles;
  expect(roles.map(describePolicies)).toEqual([[]]);
});

const imported = (name: unknown) => ({ P: named('AWS::IAM::Policy', { Roles: [name] }) });

test.each<[string, TemplateResource['Properties'], unknown, readonly string[]]>([
  ['none of a role that is imported by name', {}, 'imported', []],
  ['one for an unknown role, opaque', {}, { Ref: 'Open' },
    ['deployment decides whether <AWS::AccountId>/<B.Open> is <AWS::AccountId>/<A.Role>']],
  ['the one that names it', { RoleName: 'copy' }, 'copy', ['Attached']],
])('a role of any account has of the policies in another stack %s', (_title, properties, name, expected) => {
  const roles = buildModel([
    agnosticStackOf('A', { Resources: { Role: role(properties) } }),
    agnosticStackOf('B', { Parameters: { Open: { Type: 'String' } }, Resources: imported(name) }),
  ]).roles;
  expect(roles.map(describePolicies)).toEqual([expected]);
});

test('a policy may belong to the role of that name in an account that is not known', () => {
  const roles = buildModel([
    stackOf('A', { Resources: { Role: role({ RoleName: 'copy' }), Other: role() } }),
    agnosticStackOf('B', { Resources: imported('copy') }),
  ]).roles;
  expect(roles.map(describePolicies)).toEqual([['deployment decides whether <AWS::AccountId>/copy is 111111111111/copy'], []]);
});

test('the policies that a role of unknown name may have come in their order', () => {
  const policies = { P: ['a'], Q: [{ Ref: 'Open' }], R: ['b'] };
  const [found] = model({
    Role: role({ RoleName: { Ref: 'Open' } }),
    ...Object.fromEntries(Object.entries(policies).map(([id, names]) => [id, named('AWS::IAM::Policy', { Roles: names })])),
  }).roles;
  expect(found.policies.map(({ origin, opaque }) => [origin.address.logicalId, opaque === undefined]))
    .toEqual([['Q', true], ['P', false], ['R', false]]);
});

test('a role in a nested stack whose condition is unknown is conditional', () => {
  const parent = stackOf('Docs', {
    Parameters: { Open: { Type: 'String' } },
    Conditions: { Unknown: { 'Fn::Equals': [{ Ref: 'Open' }, 'b'] } },
    Resources: { Nested: { Type: 'AWS::CloudFormation::Stack', Condition: 'Unknown' } },
  });
  const nested = stackOf('Docs/Nested', { Resources: { Role: role() } }, { nestedIn: { path: 'Docs', logicalId: 'Nested' } });
  expect(buildModel([parent, nested]).roles).toMatchObject([{ conditional: true }]);
});

test('a policy that names its role by an ARN is attached to it', () => {
  const policy = named('AWS::IAM::Policy', { Roles: ['arn:aws:iam::111111111111:role/team/copy'] });
  expect(describePolicies(model({ Role: role({ RoleName: 'copy' }), P: policy }).roles[0])).toEqual(['Attached']);
});

test('a role whose condition is unknown is conditional', () => {
  expect(model({ Role: { ...role(), Condition: 'Unknown' } }).roles).toMatchObject([{ conditional: true }]);
});

test('of policies whose roles deployment decides, each may be one of the role, in the order of the templates', () => {
  const attached = (name: unknown) => named('AWS::IAM::Policy', { Roles: [name] });
  const [{ policies }] = buildModel([
    stackOf('Docs', {
      Parameters: { Open: { Type: 'String' } },
      Resources: { Role: role({ RoleName: 'copy' }), First: attached({ Ref: 'Open' }) },
    }),
    agnosticStackOf('Elsewhere', { Resources: { Second: attached('copy'), Third: attached('other') } }),
  ]).roles;
  expect(policies.map(({ opaque, origin: { address } }) => [address.logicalId, typeof opaque])).toEqual([['First', 'string'], ['Second', 'string']]);
});

test.each([[{}], [7], [['list']]])('a role names no policy by %j', (arn) => {
  const { roles: [{ address }], namedBy } = model({ Role: role({ ManagedPolicyArns: [arn] }), P: named('AWS::IAM::ManagedPolicy', {}) });
  expect(namedBy(address)).toEqual([]);
});
