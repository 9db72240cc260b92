import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { doctorCommand } from '../../../src/cli/commands/doctor';
import type { ReadOperation } from '../../../src/cli/doctor/operations';
import { createReadPolicy, READ_OPERATIONS } from '../../../src/cli/doctor/operations';
import { Reader } from '../../../src/cli/doctor/reader';
import * as sdk from '../../../src/cli/doctor/sdk';
import { findFaults } from '../schema';
import { FakeAccount } from './account';
import { diagnose, PLAIN, run } from './diagnose';
import { healthy, SOURCE_ACCOUNT } from './healthy';

const OTHER_ROLE = 'arn:aws:iam::222222222222:role/path/reader';
const OPTIONS = { ...PLAIN, json: false, failOn: 'undecided' } as const;

test('every operation reads: none has a name of one that writes', () => {
  expect(Object.keys(READ_OPERATIONS).filter((name) => !/^(?:Get|List|Head|Describe)/.test(name))).toEqual([]);
  const actions = Object.values<ReadOperation>(READ_OPERATIONS).flatMap(({ action }) => action ?? []);
  expect(actions.filter((action) => !/^[a-z0-9]+:(?:Get|List|Describe)[A-Za-z]+$/.test(action))).toEqual([]);
});

test('fails for an operation that is none of these, before anything is sent', async () => {
  const account = new FakeAccount(healthy().state, SOURCE_ACCOUNT);
  const reader = await Reader.open(account, {}, () => undefined);
  const call = { name: 'PutBucketPolicy' as 'GetBucketPolicy', input: {}, region: 'us-east-1', resource: 'b' };
  await expect(reader.read(call)).rejects.toThrow('doctor reads alone, and PutBucketPolicy is none of what it may call');
  expect(account.log.map(({ name }) => name)).toEqual(['GetCallerIdentity']);
});

test.each<[string, object, string[], string[]]>([
  ['for a bucket', { all: false }, [], ['s3:ListAllMyBuckets', 's3:GetObject', 's3:GetObjectVersion']],
  ['for all', { all: true }, ['s3:ListAllMyBuckets'], ['s3:GetObject']],
  ['for an object', { all: false, key: 'k' }, ['s3:GetObject', 's3:GetObjectTagging'], ['s3:GetObjectVersion', 's3:ListAllMyBuckets']],
  ['for a version', { all: false, key: 'k', versionId: 'v' }, ['s3:GetObjectVersion', 's3:GetObjectVersionTagging'], ['s3:GetObject']],
])('--policy %s has what is called and no more', (_title, scope, more, less) => {
  const { Statement } = createReadPolicy(scope as never) as { Statement: { Sid: string; Action: string[] }[] };
  const actions = Statement.flatMap(({ Action }) => Action);
  expect(Statement.map(({ Sid }) => Sid)).toEqual(expect.arrayContaining(['ReadBuckets', 'ReadKeys', 'ReadRole', 'ReadMetrics', 'ReadOrganization']));
  expect(actions).toEqual(expect.arrayContaining(more));
  expect(actions.filter((action) => less.includes(action))).toEqual([]);
  expect(actions).toHaveLength(23 + more.length);
});

test('--policy prints it and reads nothing', async () => {
  const { text, log, code } = await run(healthy().state, { policy: true }, '');
  expect(JSON.parse(text)).toEqual(createReadPolicy({ all: false }));
  expect({ log, code }).toEqual({ log: [], code: 0 });
});

test('the actions of the policy are those that were called', async () => {
  const { state } = healthy();
  state.objects.k = { ReplicationStatus: 'COMPLETED' };
  const { log } = await diagnose(state, { key: 'k' });
  const called = new Set(log.map(({ name }) => (READ_OPERATIONS[name] as { action?: string }).action));
  const { Statement } = createReadPolicy({ all: false, key: 'k' }) as { Statement: { Action: string[] }[] };
  // of the organization, and of policies that are attached, only where there are some
  expect(Statement.flatMap(({ Action }) => Action).filter((action) => !called.has(action))).toEqual([
    'iam:GetPolicy', 'iam:GetPolicyVersion', 'organizations:ListParents', 'organizations:ListPoliciesForTarget', 'organizations:DescribePolicy',
  ]);
});

test('--all finds the buckets that replicate, and only those', async () => {
  const { state, source } = healthy();
  state.buckets.second = { ...source };
  const { report } = await diagnose(state, { all: true }, '');
  expect(report.replications.map(({ resource }: any) => resource.path)).toEqual(['arn:aws:s3:::documents', 'arn:aws:s3:::second']);
});

const without = () => {
  const { state, source } = healthy();
  delete source.replication;
  return state;
};
const closed = () => {
  const { state } = healthy();
  state.denied.add('s3:ListAllMyBuckets');
  return state;
};

test.each<[string, () => Promise<unknown>, string, RegExp]>([
  ['no bucket', () => doctorCommand(undefined, OPTIONS), 'Usage', /give the name of the source bucket, or --all/],
  ['a bucket and --all', () => doctorCommand('documents', { ...OPTIONS, all: true }), 'Usage', /give one of the two/],
  ['a version without a key', () => doctorCommand('documents', { ...OPTIONS, versionId: 'v' }), 'Usage', /--version-id goes with --key/],
  ['a Region that is none', () => doctorCommand('documents', { ...OPTIONS, region: 'mars' }), 'Usage', /the Region "mars" of "--region mars" is none/],
  ['a role that is none', () => doctorCommand('documents', { ...OPTIONS, roleArn: 'reader' }), 'Usage', /--role-arn is "reader"; give the ARN of a role/],
  ['a role of the destination that is none', () => doctorCommand('documents', { ...OPTIONS, destinationRoleArn: 'arn:aws:iam::1:role/a' }), 'Usage', /--destination-role-arn is /],
  ['a bucket and --policy', () => doctorCommand('documents', { ...OPTIONS, policy: true }), 'Usage', /--policy is the same for every bucket, and "documents" is one/],
  ['a bucket that is not there', () => run(healthy().state, {}, 'nowhere'), 'BucketNotFound', /no bucket "nowhere" in account 111111111111/],
  ['a bucket that replicates nothing', () => run(without()), 'NoReplication', /documents has no replication configuration/],
  ['an account in which none does', () => doctorCommand(undefined, { ...OPTIONS, all: true }, {
    connect: () => new FakeAccount(without(), SOURCE_ACCOUNT), now: () => new Date(),
  }), 'NoReplication', /none of the 2 buckets of account 111111111111/],
  ['buckets that may not be listed', () => doctorCommand(undefined, { ...OPTIONS, all: true }, {
    connect: () => new FakeAccount(closed(), SOURCE_ACCOUNT), now: () => new Date(),
  }), 'NoReplication', /grant s3:ListAllMyBuckets/],
])('fails for %s', async (_title, act, code, text) => {
  await expect(act()).rejects.toMatchObject({ code, message: expect.stringMatching(text) });
});

test('reports are as the schema says', async () => {
  const { state } = healthy();
  state.denied.add('kms:GetKeyPolicy');
  state.objects.k = { ReplicationStatus: 'FAILED', LastModified: new Date(0) };
  const { report } = await diagnose(state, { key: 'k', versionId: 'v' });
  expect(findFaults('doctor', report)).toEqual([]);
  expect(findFaults('doctor', (await diagnose(healthy().state)).report)).toEqual([]);
});

test('a terminal is told of each call, and gets its line back', async () => {
  const lines: string[] = [];
  await run(healthy().state, { progress: (text) => lines.push(text) });
  expect(lines[0]).toBe('call 1: GetCallerIdentity on the caller');
  expect(lines.length).toBeGreaterThan(20);
  expect(lines.at(-1)).toBe('');
});

test('the role of the destination is assumed with the profile of the source, unless it has its own', async () => {
  const identities: object[] = [];
  const { state } = healthy();
  const surroundings = {
    connect: (identity: object) => {
      identities.push(identity);
      return new FakeAccount(state, SOURCE_ACCOUNT);
    },
    now: () => new Date(),
  };
  await doctorCommand('documents', { ...OPTIONS, profile: 'own', region: 'eu-west-1', destinationRoleArn: OTHER_ROLE }, surroundings);
  expect(identities).toEqual([{ profile: 'own', region: 'eu-west-1' }, { profile: 'own', region: 'eu-west-1', roleArn: OTHER_ROLE }]);
});

test('fails for a role that AWS does not tell the account of, with its name', async () => {
  const account = { findRegion: async () => { throw new Error('no region'); }, send: async () => ({}) };
  await expect(Reader.open(account, { roleArn: 'arn:aws:iam::111111111111:role/reader' }, () => undefined))
    .rejects.toThrow('check the role arn:aws:iam::111111111111:role/reader');
});

test('the SDK is loaded when an account is read', async () => {
  const account = new FakeAccount(healthy().state, SOURCE_ACCOUNT);
  const connect = jest.spyOn(sdk, 'connect').mockReturnValue(account);
  const { code } = await doctorCommand('documents', OPTIONS);
  expect([code, connect.mock.calls.length]).toEqual([0, 1]);
  connect.mockRestore();
});

test('all pages of an answer are read, and an answer that is none has nothing', async () => {
  const inputs: any[] = [];
  const account = {
    findRegion: async () => 'eu-west-1',
    send: async (name: string, input: any) => {
      inputs.push(input);
      return name === 'GetCallerIdentity' ? { Account: SOURCE_ACCOUNT, Arn: 7 }
        : name === 'GetRole' ? 'text' as never
          : input.Marker === undefined ? { PolicyNames: ['a'], Marker: 'next' } : { PolicyNames: 'none' };
    },
  };
  const reader = await Reader.open(account, {}, () => undefined);
  const read = (name: 'ListRolePolicies' | 'GetRole') => reader.read({ name, input: { RoleName: 'r' }, region: 'eu-west-1', resource: 'r' });
  expect(await read('ListRolePolicies')).toEqual({ found: expect.objectContaining({ PolicyNames: ['a'] }) });
  expect(inputs.at(-1)).toEqual({ RoleName: 'r', Marker: 'next' });
  expect(await read('GetRole')).toEqual({ found: {} });
  expect(reader.partition).toBe('aws');
});

test('fails for an assembly that cannot be read, before anything is sent', async () => {
  const connect = jest.fn();
  const against = mkdtempSync(join(tmpdir(), 'none-'));
  await expect(doctorCommand('documents', { ...OPTIONS, against }, { connect, now: () => new Date() })).rejects.toMatchObject({ code: 'AssemblyUnreadable' });
  expect(connect).not.toHaveBeenCalled();
});
