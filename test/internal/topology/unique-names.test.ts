import { App, Stack, Token } from 'aws-cdk-lib';
import { MultiRegionKey, ReplicationRole } from 'cdk-encrypted-replication';

const [ACCOUNT, OTHER_ACCOUNT] = ['111111111111', '222222222222'];
const [REGION, OTHER_REGION] = ['eu-west-1', 'us-east-1'];

function stack(app: App, id: string, account: string | undefined, region = REGION): Stack {
  return new Stack(app, id, { env: { account, region } });
}

function createRoles(first: string | undefined, second: string | undefined, roleName = 'replication'): void {
  const app = new App();
  new ReplicationRole(stack(app, 'A', first), 'Role', { roleName });
  new ReplicationRole(stack(app, 'B', second), 'Role', { roleName });
}

test('one role name may be that of roles in two accounts', () => {
  expect(() => createRoles(ACCOUNT, OTHER_ACCOUNT)).not.toThrow();
});

test('one role name may be that of roles in two stacks whose accounts are known at deploy time', () => {
  expect(() => createRoles(undefined, undefined)).not.toThrow();
});

test('one role name may be that of a role in each of two apps', () => {
  const create = () => new ReplicationRole(stack(new App(), 'A', ACCOUNT), 'Role', { roleName: 'replication' });
  create();
  expect(create).not.toThrow();
});

test('two role names may be known at deploy time', () => {
  expect(() => createRoles(ACCOUNT, ACCOUNT, Token.asString({ Ref: 'AWS::StackName' }))).not.toThrow();
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
  expect(() => new MultiRegionKey(stack(app, 'B', account, region), 'Key', { aliases: [alias] })).not.toThrow();
});
