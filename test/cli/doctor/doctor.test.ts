import { diagnose, run } from './diagnose';
import { healthy, OTHER_ACCOUNT, policy, SOURCE_ACCOUNT, SOURCE_KEY, statement } from './healthy';

const ACROSS = { destinationProfile: 'backup' };

test.each([
  ['inside an account', SOURCE_ACCOUNT, {}],
  ['across accounts', OTHER_ACCOUNT, ACROSS],
])('a replication %s is found to work', async (_title, account, options) => {
  const { code, report, fails, undecided } = await diagnose(healthy(account).state, options);
  expect({ code, verdict: report.verdict, fails, undecided }).toEqual({ code: 0, verdict: 'replicates', fails: [], undecided: [] });
});

test('the report in words names what was read, and the verdict', async () => {
  const { text } = await run(healthy().state);
  expect(text).toMatch(/^documents in 111111111111\/us-east-1\ndocuments-replica in 111111111111\/eu-west-1\n\d+ calls to AWS, which read alone\n/);
  expect(text).toMatch(/What was not asked, and this report cannot check:[^]*\nReplicates; /);
  expect(text).not.toContain('Not read');
});

type World = ReturnType<typeof healthy>;
const deny = (action: string, resource: string) => ({ Sid: 'No', Effect: 'Deny', Principal: '*', Action: action, Resource: resource });

/** Ways to break a replication, and what each is called. */
const BREAKAGES: readonly (readonly [string, (world: World) => void, readonly string[]])[] = [
  ['the versioning of the source is suspended', ({ source }) => { source.versioning = 'Suspended'; }, ['SourceVersioned']],
  ['the versioning of the destination is suspended', ({ destination }) => { destination.versioning = 'Suspended'; }, ['DestinationVersioned']],
  ['the destination was never versioned', ({ destination }) => { delete destination.versioning; }, ['DestinationVersioned']],
  ['the destination is gone', ({ state }) => { delete state.buckets['documents-replica']; }, ['DestinationExists']],
  ['the role is gone', ({ state }) => { delete state.roles.replication; }, ['RoleExists']],
  ['the role does not let S3 in', ({ role }) => {
    role.trust = policy({ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' });
  }, ['AssumeRole']],
  ['the key of the source is disabled', ({ state }) => { state.keys[SOURCE_KEY].metadata.KeyState = 'Disabled'; }, ['SourceKeyEnabled']],
  ['the key of the replicas is disabled', ({ state, replicaKey }) => { state.keys[replicaKey].metadata.KeyState = 'Disabled'; }, ['ReplicaKeyEnabled']],
  ['the key of the replicas waits for its deletion', ({ state, replicaKey }) => {
    Object.assign(state.keys[replicaKey].metadata, { KeyState: 'PendingDeletion', DeletionDate: new Date(0) });
  }, ['ReplicaKeyEnabled']],
  ['the key of the replicas is gone', ({ state, replicaKey, destination }) => {
    delete state.keys[replicaKey];
    delete destination.encryption;
  }, ['ReplicaKeyExists']],
  ['the key of the source is gone', ({ state }) => { delete state.keys[SOURCE_KEY]; }, ['SourceKeyExists']],
  ['the key of the replicas lets nobody in', ({ state, replicaKey }) => {
    state.keys[replicaKey].policy = policy(statement('kms:*', '*', { Principal: { AWS: 'arn:aws:iam::111111111111:role/other' } }));
  }, ['EncryptReplica']],
  ['the role may not encrypt', ({ rolePolicy }) => { rolePolicy.Statement.pop(); }, ['EncryptReplica']],
  ['the role may not decrypt', ({ rolePolicy }) => { rolePolicy.Statement.splice(3, 1); }, ['DecryptSource']],
  ['the role may not write', ({ rolePolicy }) => { rolePolicy.Statement.splice(2, 1); }, ['ReplicateObject']],
  ['a boundary limits the role', ({ state, role }) => {
    role.boundary = `arn:aws:iam::${SOURCE_ACCOUNT}:policy/limits/boundary`;
    state.managed[role.boundary] = policy(statement('s3:*', '*'));
  }, ['DecryptSource', 'EncryptReplica']],
  ['the bucket policy of the destination denies', ({ destination }) => {
    destination.policy = policy(deny('s3:ReplicateObject', 'arn:aws:s3:::documents-replica/*'));
  }, ['ReplicateObject']],
  ['the bucket policy of the source denies', ({ source }) => {
    source.policy = policy(deny('s3:GetObjectVersionForReplication', 'arn:aws:s3:::documents/*'));
  }, ['ReadSourceObject']],
  ['the source has Object Lock alone', ({ source }) => { source.lock = { ObjectLockEnabled: 'Enabled' }; }, ['ObjectLockOnDestination']],
  ['the rule does not opt in to KMS', ({ rule }) => { Reflect.deleteProperty(rule, 'SourceSelectionCriteria'); }, ['SseKmsOptIn']],
  ['the rule is disabled', ({ rule }) => { rule.Status = 'Disabled'; }, ['RuleEnabled']],
  ['the destination is the source', ({ rule }) => { rule.Destination.Bucket = 'arn:aws:s3:::documents'; }, ['DestinationIsSource']],
];

test.each(BREAKAGES)('%s: it is named', async (_title, change, expected) => {
  const world = healthy();
  change(world);
  const { code, fails } = await diagnose(world.state);
  expect(fails).toEqual(expect.arrayContaining([...expected]));
  expect(code).toBe(1);
});

const ACROSS_BREAKAGES: readonly (readonly [string, (world: World) => void, readonly string[]])[] = [
  ['the bucket policy is gone', ({ destination }) => { delete destination.policy; }, ['ReplicateObject']],
  ['the key policy lost the role', ({ state, replicaKey }) => { (state.keys[replicaKey].policy as any).Statement.pop(); }, ['EncryptReplica']],
  ['the rule names another owner', ({ rule }) => { rule.Destination.Account = SOURCE_ACCOUNT; }, ['DestinationOwner']],
];

test.each(ACROSS_BREAKAGES)('across accounts, %s: it is named', async (_title, change, expected) => {
  const world = healthy(OTHER_ACCOUNT);
  change(world);
  const { code, fails } = await diagnose(world.state, ACROSS);
  expect(fails).toEqual(expect.arrayContaining([...expected]));
  expect(code).toBe(1);
});

const DENIABLE = [
  's3:GetBucketLocation', 's3:GetReplicationConfiguration', 's3:GetBucketVersioning', 's3:GetEncryptionConfiguration',
  's3:GetBucketOwnershipControls', 's3:GetBucketPolicy', 's3:GetBucketObjectLockConfiguration', 'kms:DescribeKey',
  'kms:GetKeyPolicy', 'iam:GetRole', 'iam:ListRolePolicies', 'iam:GetRolePolicy', 'iam:ListAttachedRolePolicies',
];

test.each(DENIABLE)('what %s would tell is undecided, and what to grant is said', async (action) => {
  const { state } = healthy();
  state.denied.add(action);
  const { report, fails } = await diagnose(state);
  expect(fails).toEqual([]);
  expect(report.unread.map((each: any) => [each.action, each.reason])).toContainEqual([action, 'denied']);
  expect(report.findings.filter((each: any) => each.undecided && !each.fix.includes(`grant ${action} on `))).toEqual([]);
});
