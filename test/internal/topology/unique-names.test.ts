import { App, Stack, Token } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { MultiRegionKey, ReplicationRole } from 'cdk-encrypted-replication';

const [ACCOUNT, OTHER_ACCOUNT] = ['111111111111', '222222222222'];
const [REGION, OTHER_REGION] = ['eu-west-1', 'us-east-1'];

function stack(app: App, id: string, account: string | undefined, region = REGION): Stack {
  return new Stack(app, id, { env: { account, region } });
}

/** The names in the templates. */
function createRoles(first: string | undefined, second: string | undefined, roleName = 'replication'): unknown[] {
  const app = new App();
  const stacks = [stack(app, 'A', first), stack(app, 'B', second)];
  stacks.forEach((each) => new ReplicationRole(each, 'Role', { roleName }));
  return stacks.map(nameRole);
}

function nameRole(of: Stack): unknown {
  return Object.values(Template.fromStack(of).findResources('AWS::IAM::Role')).map(({ Properties }) => Properties.RoleName).at(0);
}

test('one role name may be that of roles in two accounts', () => {
  expect(createRoles(ACCOUNT, OTHER_ACCOUNT)).toEqual(['replication', 'replication']);
});

test('one role name may be that of roles in two stacks whose accounts are known at deploy time', () => {
  expect(createRoles(undefined, undefined)).toEqual(['replication', 'replication']);
});

test('one role name may be that of a role in each of two apps', () => {
  const stacks = [new App(), new App()].map((app) => stack(app, 'A', ACCOUNT));
  stacks.forEach((each) => new ReplicationRole(each, 'Role', { roleName: 'replication' }));
  expect(stacks.map(nameRole)).toEqual(['replication', 'replication']);
});

test('two role names may be known at deploy time', () => {
  const name = { Ref: 'AWS::StackName' };
  expect(createRoles(ACCOUNT, ACCOUNT, Token.asString(name))).toEqual([name, name]);
});

test('one role name is that of one role in a stack whose account is known at deploy time', () => {
  const both = stack(new App(), 'A', undefined);
  new ReplicationRole(both, 'Role', { roleName: 'replication' });
  expect(() => new ReplicationRole(both, 'Another', { roleName: 'replication' })).toThrow(/^RoleNameTaken: A\/Role has/);
});

test.each([
  ['another Region', [ACCOUNT, OTHER_REGION], 'documents'],
  ['another account', [OTHER_ACCOUNT, REGION], 'documents'],
  ['another case', [ACCOUNT, REGION], 'Documents'],
])('an alias may be that of a key with %s', (_, [account, region], alias) => {
  const app = new App();
  new MultiRegionKey(stack(app, 'A', ACCOUNT), 'Key', { aliases: ['documents'] });
  const other = stack(app, 'B', account, region);
  new MultiRegionKey(other, 'Key', { aliases: [alias] });
  Template.fromStack(other).hasResourceProperties('AWS::KMS::Alias', { AliasName: `alias/${alias}` });
});
