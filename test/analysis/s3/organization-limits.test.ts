import { FULL_AWS_ACCESS } from '../../../src/analysis/iam/assumed-policies';
import type { Organization, OrganizationLevel } from '../../../src/analysis/iam/organization';
import { parseDocument } from '../../../src/analysis/iam/parse-document';
import type { DocumentKind } from '../../../src/analysis/iam/policy-document';
import { buildModel } from '../../../src/analysis/model/build-model';
import { prove } from '../../../src/analysis/prove';
import { buildStacks } from '../../support/agreement/templates';
import type { World } from '../../support/agreement/world';
import { AS_NEEDED, twistOne } from '../../support/agreement/world';

function level(kind: DocumentKind, ...statements: readonly object[]): OrganizationLevel {
  const origin = { kind, address: { assembly: '', stackPath: '', templatePath: 'p.json', logicalId: 'p' }, propertyPath: 'policy' };
  return { documents: statements.map((statement) => parseDocument({ Version: '2012-10-17', Statement: statement }, origin)) };
}

const scp = (...statements: readonly object[]) => level('service control policy', ...statements);
const allow = (...actions: readonly string[]) => ({ Effect: 'Allow', Action: actions, Resource: '*' });
const deny = (action: string, more: object = {}) => ({ Effect: 'Deny', Action: action, Resource: '*', ...more });

const rcp = (...statements: readonly object[]) => level('resource control policy', ...statements);
const OUTSIDE = { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-exampleorg1' }, BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' } };
const PERIMETER = deny('s3:*', { Principal: '*', Condition: OUTSIDE });

function judge(organization: Partial<Organization> | undefined, world: Partial<World> = {}): string[] {
  const limits = organization && { servicePolicies: [], resourcePolicies: [], ...organization };
  const { findings } = prove({ ...buildModel(buildStacks({ ...AS_NEEDED, ...world })), organization: limits });
  const deciding = findings.filter((each) => each.level === 'fails' || each.level === 'undecided');
  return [...new Set(deciding.map((each) => `${each.level} ${each.check}`))].sort();
}

const S3_CALLS = ['ListSourceBucket', 'ReadReplicationConfiguration', 'ReadSourceAcl', 'ReadSourceObject', 'ReplicateDeleteMarker', 'ReplicateObject'];

/** A Deny stops what a missing Allow does not. */
const S3_WITH_TAGS = [...S3_CALLS, 'ReadSourceTags', 'ReplicateTags'].sort();

test.each<[string, Partial<Organization>, readonly string[]]>([
  ['everything', { servicePolicies: [scp(allow('*'))] }, []],
  ['by two policies of one level what S3 calls', { servicePolicies: [scp(allow('s3:*'), allow('kms:*'))] }, []],
  ['by each of two levels another half', { servicePolicies: [scp(allow('s3:*')), scp(allow('kms:*'))] },
    [...S3_CALLS, 'DecryptSource', 'EncryptReplica'].sort().map((call) => `fails ${call}`)],
  ['all but what a policy denies', { servicePolicies: [scp(allow('*'), deny('kms:Decrypt'))] }, ['fails DecryptSource']],
  ['all but what a policy denies, beside FullAWSAccess that is not given', { servicePolicies: [scp(deny('kms:Decrypt'))] }, ['fails DecryptSource']],
  ['to another account nothing', { servicePolicies: [{ ...scp(deny('*')), account: '222222222222' }] }, []],
  ['to the account of the role nothing', { servicePolicies: [{ ...scp(deny('kms:*')), account: '111111111111' }] },
    ['fails DecryptSource', 'fails EncryptReplica']],
  ['to S3 as a service everything', { servicePolicies: [scp(allow('*'), deny('sts:*'))] }, []],
])('service control policies allow %s', (_title, organization, expected) => {
  expect(judge(organization)).toEqual(expected);
});

test.each<[string, Partial<Organization>, Partial<World>, readonly string[]]>([
  ['decide nothing where the organization is not known', { resourcePolicies: [rcp(PERIMETER)] }, {},
    S3_WITH_TAGS.filter((call) => call !== 'ReplicateTags').map((call) => `undecided ${call}`)],
  ['admit the organization', { id: 'o-exampleorg1', resourcePolicies: [rcp(PERIMETER)] }, {}, []],
  ['stop another organization', { id: 'o-exampleorg2', resourcePolicies: [rcp(PERIMETER)] }, {}, S3_WITH_TAGS.map((call) => `fails ${call}`)],
  ['limit the resources of their account', {
    resourcePolicies: [{ ...rcp(deny('s3:*', { Principal: '*' })), account: '222222222222' }],
  }, { crossAccount: true }, ['fails ReplicateDeleteMarker', 'fails ReplicateObject', 'fails ReplicateTags']],
  ['limit the trust policy', { resourcePolicies: [rcp(deny('sts:AssumeRole', { Principal: '*' }))] }, {}, ['fails AssumeRole']],
])('resource control policies %s', (_title, organization, world, expected) => {
  expect(judge(organization, world)).toEqual(expected);
});

test('the id of the organization decides a condition of an identity policy', () => {
  const world = twistOne(5, 'under a condition that nobody knows');
  expect([judge(undefined, world), judge({ id: 'o-exampleorg1' }, world), judge({ id: 'o-exampleorg2' }, world)])
    .toEqual([['undecided DecryptSource'], [], ['fails DecryptSource']]);
});

test('a level without Allow of its own has FullAWSAccess', () => {
  expect(FULL_AWS_ACCESS.statements).toMatchObject([{ effect: 'Allow', actions: { written: ['*'] } }]);
});

test('a policy for one account may apply where the account is not known', () => {
  const stacks = buildStacks(AS_NEEDED).map((stack) => ({ ...stack, account: undefined }));
  const organization = { servicePolicies: [{ ...scp(deny('kms:Decrypt')), account: '111111111111' }], resourcePolicies: [] };
  const { findings } = prove({ ...buildModel(stacks), organization });
  expect(findings.filter(({ check }) => check === 'DecryptSource')).toMatchObject([
    { level: 'undecided', message: expect.stringContaining('which the service control policy is for') },
  ]);
});
