import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateAccessKeyCommand, CreatePolicyCommand, CreateUserCommand, DeleteRoleCommand, DetachRolePolicyCommand, IAMClient,
  PutRolePermissionsBoundaryCommand, PutUserPolicyCommand, UpdateAssumeRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { DisableKeyCommand, KMSClient, PutKeyPolicyCommand, ScheduleKeyDeletionCommand } from '@aws-sdk/client-kms';
import {
  DeleteBucketCommand, DeleteBucketPolicyCommand, GetBucketReplicationCommand, PutBucketPolicyCommand,
  PutBucketReplicationCommand, PutBucketVersioningCommand, S3Client,
} from '@aws-sdk/client-s3';
import { chooseColours } from '../../src/cli/colours';
import type { DoctorOptions } from '../../src/cli/commands/doctor';
import { doctorCommand } from '../../src/cli/commands/doctor';
import { createReadPolicy } from '../../src/cli/doctor/operations';
import { synthesizeExample } from '../support/examples';
import type { Deployed } from '../support/server/deploy';
import { deployAssembly } from '../support/server/deploy';
import { Ministack } from '../support/server/ministack';
import { Recorder } from '../support/server/recorder';

jest.setTimeout(120_000);

let server: Ministack;
let recorder: Recorder;
let deployed: Deployed;
const folder = mkdtempSync(join(tmpdir(), 'doctor-'));
const credentials = join(folder, 'credentials');
const before = { ...process.env };
const assemblies = new Map<string, string>();

beforeAll(() => {
  for (const name of ['minimal', 'cross-account']) {
    assemblies.set(name, synthesizeExample(name, { outdir: join(folder, name) }).directory);
  }
  writeFileSync(credentials, '[backup]\naws_access_key_id=222222222222\naws_secret_access_key=test\n');
});

afterAll(() => rmSync(folder, { recursive: true }));

async function deploy(example: string, authorization = false): Promise<void> {
  server = await Ministack.start({ authorization });
  recorder = await Recorder.before(server.endpoint);
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: recorder.endpoint,
    AWS_ACCESS_KEY_ID: '111111111111',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_REGION: 'us-west-2',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: credentials,
  });
  deployed = await deployAssembly(server, assemblies.get(example)!);
}

afterEach(async () => {
  Object.keys(process.env).filter((name) => name.startsWith('AWS_')).forEach((name) => Reflect.deleteProperty(process.env, name));
  Object.assign(process.env, before);
  await recorder.stop();
  await server.stop();
});

const find = (isSource: boolean) => {
  const [source, ...others] = deployed.buckets.filter(({ name }) => !name.includes('logs'))
    .sort((a, b) => Number(b.region.startsWith('ap-')) - Number(a.region.startsWith('ap-')));
  return isSource ? source : others[0];
};

const findKey = (isSource: boolean) => deployed.keys.find(({ region }) => region === find(isSource).region)!;

async function examine(options: Partial<DoctorOptions> = {}) {
  const { code, lines } = await doctorCommand(find(true).name, {
    json: true, width: 100, colours: chooseColours(false, {}), failOn: 'undecided', ...options,
  });
  const report = JSON.parse(lines.join('\n'));
  const of = (wanted: string) => [
    ...new Set(report.findings.filter(({ level }: any) => level === wanted).map(({ check }: any) => check)),
  ];
  return { code, report, fails: of('fails'), undecided: of('undecided') };
}

const s3 = (isSource: boolean) => new S3Client(server.clientConfig(find(isSource).region, find(isSource).account));
const kms = (isSource: boolean) => {
  const { region, account } = findKey(isSource);
  return new KMSClient(server.clientConfig(region, account));
};
const iam = () => new IAMClient(server.clientConfig('us-east-1', deployed.roles[0].account));
const policy = (...Statement: object[]) => JSON.stringify({ Version: '2012-10-17', Statement });

const deny = async (isSource: boolean, Action: string) => {
  const { name: Bucket } = find(isSource);
  await s3(isSource).send(new PutBucketPolicyCommand({
    Bucket, Policy: policy({ Sid: 'No', Effect: 'Deny', Principal: '*', Action, Resource: `arn:aws:s3:::${Bucket}/*` }),
  }));
};

const lockOut = async (isSource: boolean) => {
  const { arn: KeyId, account } = findKey(isSource);
  const Policy = policy({ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:role/somebody` }, Action: 'kms:*', Resource: '*' });
  await kms(isSource).send(new PutKeyPolicyCommand({ KeyId, PolicyName: 'default', Policy }));
};

const changeRule = async (change: (rule: any) => void) => {
  const { name: Bucket } = find(true);
  const { ReplicationConfiguration } = await s3(true).send(new GetBucketReplicationCommand({ Bucket }));
  ReplicationConfiguration!.Rules!.forEach(change);
  await s3(true).send(new PutBucketReplicationCommand({ Bucket, ReplicationConfiguration }));
};

const detach = async () => {
  const [{ name: RoleName, policies }] = deployed.roles;
  for (const PolicyArn of policies) {
    await iam().send(new DetachRolePolicyCommand({ RoleName, PolicyArn }));
  }
};

const suspend = async (isSource: boolean) => s3(isSource).send(new PutBucketVersioningCommand({
  Bucket: find(isSource).name, VersioningConfiguration: { Status: 'Suspended' },
}));

type Breakage = readonly [title: string, example: 'minimal' | 'cross-account', change: () => Promise<unknown>, expected: readonly string[]];

/** What people break, and what each is called. */
const BREAKAGES: readonly Breakage[] = [
  ['the versioning of the destination is suspended', 'minimal', async () => suspend(false), ['DestinationVersioned']],
  ['the destination is deleted', 'minimal', async () => s3(false).send(new DeleteBucketCommand({ Bucket: find(false).name })), ['DestinationExists']],
  ['the role is deleted', 'minimal', async () => {
    await detach();
    await iam().send(new DeleteRoleCommand({ RoleName: deployed.roles[0].name }));
  }, ['RoleExists']],
  ['the policies of the role are detached', 'minimal', detach, [
    'ReadReplicationConfiguration', 'ListSourceBucket', 'ReadSourceObject', 'DecryptSource', 'ReplicateObject', 'EncryptReplica',
  ]],
  ['the role trusts somebody else', 'minimal', async () => iam().send(new UpdateAssumeRolePolicyCommand({
    RoleName: deployed.roles[0].name,
    PolicyDocument: policy({ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }),
  })), ['AssumeRole']],
  ['the key of the source is disabled', 'minimal', async () => kms(true).send(new DisableKeyCommand({ KeyId: findKey(true).arn })), ['SourceKeyEnabled']],
  ['the key of the replicas is disabled', 'minimal', async () => kms(false).send(new DisableKeyCommand({ KeyId: findKey(false).arn })), ['ReplicaKeyEnabled']],
  ['the deletion of the key of the replicas is scheduled', 'minimal', async () =>
    kms(false).send(new ScheduleKeyDeletionCommand({ KeyId: findKey(false).arn })), ['ReplicaKeyEnabled']],
  ['the key of the source lets nobody in', 'minimal', async () => lockOut(true), ['DecryptSource']],
  ['the key of the replicas lets nobody in', 'minimal', async () => lockOut(false), ['EncryptReplica']],
  ['the bucket policy of the source denies', 'minimal', async () => deny(true, 's3:GetObjectVersionForReplication'), ['ReadSourceObject']],
  ['the bucket policy of the destination denies', 'minimal', async () => deny(false, 's3:ReplicateObject'), ['ReplicateObject']],
  ['a boundary limits the role', 'minimal', async () => {
    const PolicyDocument = policy({ Effect: 'Allow', Action: 's3:*', Resource: '*' });
    const { Policy } = await iam().send(new CreatePolicyCommand({ PolicyName: 'limits', PolicyDocument }));
    const [{ name: RoleName }] = deployed.roles;
    await iam().send(new PutRolePermissionsBoundaryCommand({ RoleName, PermissionsBoundary: Policy!.Arn }));
  }, ['DecryptSource', 'EncryptReplica']],
  ['the rule is disabled', 'minimal', async () => changeRule((rule) => { rule.Status = 'Disabled'; }), ['RuleEnabled']],
  ['the rule names a key that does not exist', 'minimal', async () => changeRule((rule) => {
    rule.Destination.EncryptionConfiguration.ReplicaKmsKeyID = `arn:aws:kms:${find(false).region}:111111111111:key/00000000-0000-0000-0000-000000000000`;
  }), ['ReplicaKeyExists', 'EncryptReplica']],
  ['the bucket policy of the other account is deleted', 'cross-account', async () =>
    s3(false).send(new DeleteBucketPolicyCommand({ Bucket: find(false).name })), ['ReplicateObject']],
  ['the key of the other account lets nobody in', 'cross-account', async () => lockOut(false), ['EncryptReplica']],
  ['the key of the other account is disabled', 'cross-account', async () =>
    kms(false).send(new DisableKeyCommand({ KeyId: findKey(false).arn })), ['ReplicaKeyEnabled']],
];

const READS = /^(?:(?:GET|HEAD) |TrentService\.(?:DescribeKey|GetKeyPolicy|ListGrants)$|Get\w+$|List\w+$|\w+\.(?:Get|List|Describe)\w+$)/;

test.each(['minimal', 'cross-account'] as const)('%s is found to replicate, by reading alone', async (example) => {
  await deploy(example);
  const { code, report, fails, undecided } = await examine({ destinationProfile: 'backup' });
  expect({ code, verdict: report.verdict, fails, undecided, unread: report.unread })
    .toEqual({ code: 0, verdict: 'replicates', fails: [], undecided: [], unread: [] });
  expect(recorder.requests).toContain('TrentService.DescribeKey');
  expect(recorder.requests.filter((request) => !READS.test(request))).toEqual([]);
});

test.each(BREAKAGES)('%s (%s): it is named', async (_title, example, change, expected) => {
  await deploy(example);
  await change();
  recorder.requests.length = 0;
  const { code, fails } = await examine({ destinationProfile: 'backup' });
  expect({ code, fails }).toEqual({ code: 1, fails: expect.arrayContaining([...expected]) });
  expect(fails.filter((check) => !expected.includes(check as string) && !/^Read|^Source|^List/.test(check as string))).toEqual([]);
  expect(recorder.requests.filter((request) => !READS.test(request))).toEqual([]);
});

test.each<[string, (actions: string[]) => string[]]>([
  ['everything that it asks for', (actions) => actions],
  ['half of it', (actions) => actions.filter((action) => !/Policy|Grants|Describe/.test(action))],
])('with %s, it names what it may not read, and decides the rest', async (_title, choose) => {
  await deploy('minimal', true);
  // they deny what comes without TLS
  for (const isSource of [true, false]) {
    await s3(isSource).send(new DeleteBucketPolicyCommand({ Bucket: find(isSource).name }));
  }
  const { Statement } = createReadPolicy({ all: false }) as { Statement: { Action: string[] }[] };
  const all = Statement.flatMap(({ Action }) => Action);
  const allowed = choose(all);
  await iam().send(new CreateUserCommand({ UserName: 'reader' }));
  await iam().send(new PutUserPolicyCommand({
    UserName: 'reader', PolicyName: 'own', PolicyDocument: policy({ Effect: 'Allow', Action: allowed, Resource: '*' }),
  }));
  const { AccessKey } = await iam().send(new CreateAccessKeyCommand({ UserName: 'reader' }));
  const { AccessKeyId, SecretAccessKey } = AccessKey!;
  Object.assign(process.env, { AWS_ACCESS_KEY_ID: AccessKeyId, AWS_SECRET_ACCESS_KEY: SecretAccessKey });
  const { report, fails } = await examine();
  const refused = new Set(report.unread.filter(({ reason }: any) => reason === 'denied').map(({ action }: any) => action));
  expect(fails).toEqual([]);
  expect([...refused].filter((action) => allowed.includes(action as string))).toEqual([]);
  expect({ verdict: report.verdict, refused: refused.size > 0 })
    .toEqual(allowed.length === all.length ? { verdict: 'replicates', refused: false } : { verdict: 'undecided', refused: true });
});
