import { doctorCommand } from '../../../src/cli/commands/doctor';
import { error, FakeAccount } from './account';
import { diagnose, NOW, PLAIN, run } from './diagnose';
import { healthy, OTHER_ACCOUNT, policy, SOURCE_ACCOUNT, SOURCE_KEY, statement } from './healthy';

const ROLE = `arn:aws:iam::${SOURCE_ACCOUNT}:role/replication`;
type World = ReturnType<typeof healthy>;

/** What an account has and no template, or what is written in another way. */
const WORKING: readonly (readonly [string, (world: World) => void])[] = [
  ['a managed policy instead of an inline one', ({ state, role, rolePolicy }) => {
    const arn = `arn:aws:iam::${SOURCE_ACCOUNT}:policy/path/replication`;
    Object.assign(role, { inline: {}, attached: [arn] });
    state.managed[arn] = rolePolicy;
  }],
  ['a policy of AWS, whose text is read', ({ state, role, rolePolicy }) => {
    Object.assign(role, { inline: {}, attached: ['arn:aws:iam::aws:policy/NobodyKnowsIt'] });
    state.managed['arn:aws:iam::aws:policy/NobodyKnowsIt'] = rolePolicy;
  }],
  ['a grant instead of a key policy', ({ state, replicaKey }) => {
    state.keys[replicaKey].policy = policy(statement('kms:*', '*', { Principal: { AWS: `arn:aws:iam::${SOURCE_ACCOUNT}:role/admin` } }));
    state.keys[replicaKey].grants = [
      { GrantId: 'g', GranteePrincipal: ROLE, Operations: ['Encrypt', 'Decrypt', 'GenerateDataKey'] },
      { GranteePrincipal: ROLE, Operations: ['Decrypt'], Constraints: { EncryptionContextSubset: { a: 'b' } } },
      { GranteePrincipal: 'AROAEXAMPLE', Operations: ['Decrypt'] },
      { GranteePrincipal: ROLE, Operations: [] },
      {},
    ];
  }],
  ['a shared key whose second policy lets the role in', ({ state, replicaKey }) => {
    state.keys[replicaKey].policy = policy(statement('kms:*', '*', { Principal: { AWS: `arn:aws:iam::${SOURCE_ACCOUNT}:role/admin` } }));
    state.keys[replicaKey].ram = policy(statement(['kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey'], '*', { Principal: { AWS: ROLE } }));
  }],
  ['the default key by its id', ({ source }) => {
    (source.encryption as any).ApplyServerSideEncryptionByDefault.KMSMasterKeyID = SOURCE_KEY.split('/')[1];
  }],
  ['the default key by an alias', ({ state, source }) => {
    state.keys[SOURCE_KEY].aliases = ['alias/documents'];
    (source.encryption as any).ApplyServerSideEncryptionByDefault.KMSMasterKeyID = 'alias/documents';
  }],
  ['a source in us-east-1, which has no location, and one in EU', ({ destination, state, replicaKey, rule }) => {
    destination.region = 'EU';
    state.keys[replicaKey].region = 'eu-west-1';
    rule.Priority = 2;
  }],
  ['a rule without metrics, and a disabled one', ({ rule, source }) => {
    Reflect.deleteProperty(rule.Destination, 'Metrics');
    (source.replication as any).Rules.push({ ...rule, ID: 'old', Priority: 7, Status: 'Disabled' });
  }],
  ['metrics that say that all is well', ({ state }) => {
    state.metrics = {
      OperationsFailedReplication: [0, 0], OperationsPendingReplication: [0, 5, 5, 5], ReplicationLatency: [12],
    };
  }],
];

test.each(WORKING)('%s: it is found to work', async (_title, change) => {
  const world = healthy();
  change(world);
  const { fails, undecided } = await diagnose(world.state);
  expect({ fails, undecided }).toEqual({ fails: [], undecided: [] });
});

test('a key that is shared is said to be', async () => {
  const { state, replicaKey } = healthy();
  state.keys[replicaKey].ram = policy(statement('kms:DescribeKey', '*', { Principal: { AWS: OTHER_ACCOUNT } }));
  const { report } = await diagnose(state);
  expect(report.findings).toContainEqual(expect.objectContaining({ check: 'KeyShared', level: 'info', detail: replicaKey }));
});

test('a server that answers with the same policy twice has one', async () => {
  const { state, replicaKey } = healthy();
  state.keys[replicaKey].ram = state.keys[replicaKey].policy;
  expect((await diagnose(state)).report.findings.map(({ check }: any) => check)).not.toContain('KeyShared');
});

test('a key that waits for its deletion is named with the day', async () => {
  const { state, replicaKey } = healthy();
  Object.assign(state.keys[replicaKey].metadata, { KeyState: 'PendingDeletion', DeletionDate: new Date('2026-12-24') });
  const { report } = await diagnose(state);
  expect(report.findings).toContainEqual(expect.objectContaining({
    check: 'ReplicaKeyEnabled',
    message: expect.stringContaining('in the state PendingDeletion and is deleted on 2026-12-24'),
    fix: expect.stringContaining('cancel-key-deletion'),
  }));
});

test.each([
  ['Disabled', 'enable the key: aws kms enable-key'],
  ['PendingDeletion', 'cancel the deletion, and enable the key: aws kms cancel-key-deletion, aws kms enable-key'],
  ['PendingImport', 'import the key material, which has expired or was never there: aws kms import-key-material'],
  ['Unavailable', 'connect the custom key store that has the key: aws kms connect-custom-key-store'],
])('a key in the state %s is reported with what brings it back', async (keyState, fix) => {
  const { state } = healthy();
  state.keys[SOURCE_KEY].metadata.KeyState = keyState;
  const { code, report } = await diagnose(state);
  expect(code).toBe(1);
  expect(report.findings).toContainEqual(expect.objectContaining({
    check: 'SourceKeyEnabled', level: 'fails', message: expect.stringContaining(`is in the state ${keyState},`), fix,
  }));
});

test('a state of a key that is not known here is named', async () => {
  const { state } = healthy();
  state.keys[SOURCE_KEY].metadata.KeyState = 'Levitating';
  expect((await diagnose(state)).report.findings).toContainEqual(expect.objectContaining({
    check: 'SourceKeyEnabled',
    message: expect.stringContaining('the key of the source bucket is in the state Levitating'),
    fix: 'bring the key into the state Enabled',
  }));
});

test('the key of AWS is read, and nobody has to administer it', async () => {
  const { state, source, replicaKey } = healthy();
  state.keys[SOURCE_KEY].metadata.KeyManager = 'AWS';
  state.keys[SOURCE_KEY].policy = policy(statement(['kms:Decrypt', 'kms:GenerateDataKey*'], '*', { Principal: '*' }));
  expect(source.encryption).toBeDefined();
  const { report } = await diagnose(state);
  expect(report.findings.filter(({ check, resource }: any) => check === 'KeyAdministrable' && resource.path !== replicaKey)).toEqual([]);
});

test('failures and pending operations of the last day are reported', async () => {
  const { state } = healthy();
  state.metrics = {
    OperationsFailedReplication: [3, 4], OperationsPendingReplication: [9, 8, 7, 6], ReplicationLatency: [5_000, 1],
  };
  const { code, report } = await diagnose(state);
  expect(code).toBe(0);
  expect(report.findings.filter(({ check }: any) => /^Operations|^Replication/.test(check)).map(({ check, message }: any) => [check, message])).toEqual([
    ['OperationsFailed', '7 operations of the rule all failed to replicate to documents-replica in the last day'],
    ['ReplicationBehind', '9 operations of the rule all are pending, some for 5000 seconds, and there were some in each of the last 3 hours'],
  ]);
});

test('pending operations without a latency are no backlog', async () => {
  const { state } = healthy();
  state.metrics = { OperationsPendingReplication: [9, 8, 7, 6] };
  expect((await diagnose(state)).report.findings.map(({ check }: any) => check)).not.toContain('ReplicationBehind');
});

test('without credentials for the other account its half is undecided, and named', async () => {
  const { code, report, fails } = await diagnose(healthy(OTHER_ACCOUNT).state);
  expect({ code, fails }).toEqual({ code: 3, fails: [] });
  expect(report.unread.map(({ operation, reason, fix }: any) => [operation, reason, fix])).toEqual([
    ['GetBucketLocation', 'denied', expect.anything()],
    ['GetBucketLocation', 'account', `give credentials for account ${OTHER_ACCOUNT}: --destination-profile or --destination-role-arn`],
    ['DescribeKey', 'account', expect.stringContaining('--destination-profile')],
  ]);
  expect(report.findings).toContainEqual(expect.objectContaining({ check: 'DestinationKnown', message: expect.stringContaining('could not be read') }));
});

test('the report in words says what was not read', async () => {
  const { text } = await run(healthy(OTHER_ACCOUNT).state);
  expect(text).toMatch(/Undecided: the account leaves open \d+ questions?; [^]*\nNot read, and so undecided where it matters:\n {2}- GetBucketLocation on/);
});

test('a role that is none, or of another account, is not read', async () => {
  for (const role of ['replication', 'arn:aws:iam::333333333333:role/replication']) {
    const { state, source } = healthy();
    (source.replication as any).Role = role;
    const { report, undecided } = await diagnose(state);
    expect(report.unread).toContainEqual(expect.objectContaining({ operation: 'GetRole', resource: role, reason: 'account' }));
    expect(undecided).toContain('RoleKnown');
  }
});

test('a destination without a name of a bucket is left to the proof', async () => {
  const { state, rule } = healthy();
  Reflect.deleteProperty(rule, 'Destination');
  expect((await diagnose(state)).code).not.toBe(0);
});

test('two rules to one destination read it once', async () => {
  const { state, source, rule } = healthy();
  (source.replication as any).Rules.push({ ...rule, ID: 'second', Priority: 2, Filter: { Prefix: 'a/' } });
  const { log } = await diagnose(state);
  expect(log.filter(({ name, input }) => name === 'GetBucketVersioning' && input.Bucket === 'documents-replica')).toHaveLength(1);
});

test('a key that an alias names may not be looked up: which it is, is undecided', async () => {
  const { state, source } = healthy();
  state.denied.add('kms:DescribeKey');
  (source.encryption as any).ApplyServerSideEncryptionByDefault.KMSMasterKeyID = 'alias/documents';
  const { undecided } = await diagnose(state);
  expect(undecided).toContain('SourceKeyKnown');
});

test('the Region of a bucket whose location may not be read is that in its name, or of its key', async () => {
  const { state } = healthy();
  state.denied.add('s3:GetBucketLocation');
  expect((await diagnose(state)).report.buckets).toContainEqual({ name: 'documents', account: SOURCE_ACCOUNT, region: 'us-east-1' });
  const name = `documents-${SOURCE_ACCOUNT}-eu-north-1-an`;
  state.buckets[name] = state.buckets.documents;
  expect((await diagnose(state, {}, name)).report.buckets).toContainEqual({ name, account: SOURCE_ACCOUNT, region: 'eu-north-1' });
  state.denied.add('s3:GetEncryptionConfiguration');
  expect((await diagnose(state)).report.buckets).toContainEqual({ name: 'documents', account: SOURCE_ACCOUNT, region: 'us-west-2' });
});

describe('the organization', () => {
  const FULL = policy(statement('*', '*'));
  const withOrganization = (policies: Record<string, object[]>) => {
    const { state } = healthy();
    state.organization = {
      id: 'o-exampleorg1',
      master: '999999999999',
      parents: { [SOURCE_ACCOUNT]: { Id: 'ou-1', Type: 'ORGANIZATIONAL_UNIT' }, 'ou-1': { Id: 'r-1', Type: 'ROOT' } },
      policies: { 'r-1 SERVICE_CONTROL_POLICY': [FULL], 'ou-1 SERVICE_CONTROL_POLICY': [FULL], [`${SOURCE_ACCOUNT} SERVICE_CONTROL_POLICY`]: [FULL], ...policies },
    };
    return state;
  };

  test('its policies are evaluated', async () => {
    const open = await diagnose(withOrganization({}));
    expect({ fails: open.fails, blind: open.report.blindSpots.join().includes('control policies') }).toEqual({ fails: [], blind: false });
    const denying = { ...statement('kms:Encrypt', '*'), Effect: 'Deny' };
    expect((await diagnose(withOrganization({ 'ou-1 SERVICE_CONTROL_POLICY': [FULL, policy(denying)] }))).fails).toEqual(['EncryptReplica']);
    expect((await diagnose(withOrganization({
      'r-1 RESOURCE_CONTROL_POLICY': [policy({ ...denying, Principal: '*' })],
    }))).fails).toEqual(['EncryptReplica']);
  });

  test.each<[string, (state: ReturnType<typeof withOrganization>) => void]>([
    ['its tree may not be read', (state) => { state.denied.add('organizations:ListParents'); }],
    ['its policies may not be listed', (state) => { state.denied.add('organizations:ListPoliciesForTarget'); }],
    ['a policy may not be read', (state) => { state.denied.add('organizations:DescribePolicy'); }],
    ['its tree is a circle', (state) => { state.organization!.parents['ou-1'] = { Id: 'ou-1', Type: 'ORGANIZATIONAL_UNIT' }; }],
    ['the account is its management account', (state) => { state.organization!.master = SOURCE_ACCOUNT; }],
  ])('where %s, none of its policies is taken for all', async (_title, change) => {
    const state = withOrganization({});
    change(state);
    const { fails, report } = await diagnose(state);
    expect(fails).toEqual([]);
    expect(report.blindSpots.join()).toContain('control policies');
  });
});

test.each<[string, object, RegExp, object]>([
  ['region', error('UnrecognizedClientException'), /enable eu-west-1 for account|enable us-east-1 for account/, {}],
  ['region', error('OptInRequired'), /enable .* for account/, {}],
  ['throttled', error('ThrottlingException'), /run it again later: DescribeKey is throttled in/, {}],
  ['other', error('InternalFailure'), /DescribeKey on .* failed with InternalFailure: about InternalFailure/, {}],
  ['other', Object.assign(error('Error'), { code: 'ECONNRESET' }), /failed with Error/, {}],
  ['denied', error('UnknownError', 'none', { $metadata: { httpStatusCode: 403 } }), /^grant kms:DescribeKey on/, {}],
])('an answer of the kind %s is named with what to do', async (reason, thrown, fix) => {
  const { state } = healthy();
  state.errors.DescribeKey = thrown;
  const { report, fails } = await diagnose(state);
  expect(fails).toEqual([]);
  expect(report.unread).toContainEqual(expect.objectContaining({ operation: 'DescribeKey', reason, fix: expect.stringMatching(fix) }));
});

test.each<[string, object, string, RegExp]>([
  ['GetCallerIdentity', error('ExpiredToken'), 'CredentialsUnusable', /expired or are not there \(ExpiredToken: about ExpiredToken\); sign in again/],
  ['GetCallerIdentity', error('CredentialsProviderError', ''), 'CredentialsUnusable', /\(CredentialsProviderError\)/],
  ['GetCallerIdentity', error('InvalidClientTokenId'), 'CredentialsUnusable', /does not accept the credentials/],
  ['GetCallerIdentity', error('TimeoutError'), 'AccountUnreachable', /cannot be reached \(TimeoutError/],
  ['GetCallerIdentity', error('Error', 'getaddrinfo ENOTFOUND sts'), 'AccountUnreachable', /check the network/],
  ['GetCallerIdentity', error('AccessDenied'), 'CredentialsUnusable', /whose credentials these are: AccessDenied: about AccessDenied; check the profile "default"/],
  ['GetCallerIdentity', error('NoSuchEntity'), 'CredentialsUnusable', /whose credentials these are; check/],
  ['GetBucketVersioning', error('ExpiredTokenException'), 'CredentialsUnusable', /sign in again/],
])('fails where %s ends with %j', async (operation, thrown, code, text) => {
  const { state } = healthy();
  state.errors[operation as 'GetCallerIdentity'] = thrown;
  await expect(diagnose(state)).rejects.toMatchObject({ code, message: expect.stringMatching(text) });
});

describe('answers in other forms', () => {
  test('an error without a name, without a message, or of HTTP alone', async () => {
    for (const [thrown, reason] of [
      [{}, 'other'], ['text', 'other'], [{ $metadata: { httpStatusCode: 404 } }, undefined], [{ name: 'Unknown', $metadata: { httpStatusCode: 500 } }, 'other'],
    ] as const) {
      const { state } = healthy();
      state.errors.ListGrants = thrown as object;
      expect((await diagnose(state)).report.unread[0]?.reason).toBe(reason);
    }
  });

  test('a policy that is an object, or no JSON, or percent-encoded wrongly', async () => {
    for (const text of [{ Version: '2012-10-17' }, 'no JSON', '%7B%']) {
      const { state, role } = healthy();
      state.errors = {};
      const account = new FakeAccount(state, SOURCE_ACCOUNT);
      const send = account.send.bind(account);
      account.send = async (name, input, region) => (name === 'GetRolePolicy' ? { PolicyDocument: text } : send(name, input, region));
      const { code } = await doctorCommand('documents', { ...PLAIN, json: true, failOn: 'undecided' }, { connect: () => account, now: () => NOW });
      expect(code).not.toBe(0);
      expect(role.inline).toBeDefined();
    }
  });

  test('members that are left out', async () => {
    for (const [operation, answer] of [
      ['GetMetricData', {}], ['ListAttachedRolePolicies', { AttachedPolicies: [{}, { PolicyArn: 'none' }] }], ['GetPolicy', {}],
      ['GetObjectTagging', {}], ['GetBucketReplication', { ReplicationConfiguration: { Role: ROLE, Rules: [{ ID: 'a', Status: 'Enabled', Destination: { Metrics: { Status: 'Enabled' } } }] } }],
      ['DescribeKey', { KeyMetadata: {} }], ['DescribeKey', { KeyMetadata: { Arn: 'arn:aws:kms' } }],
      ['ListPoliciesForTarget', { Policies: [{}] }], ['DescribePolicy', { Policy: { Content: '{}' } }], ['GetBucketEncryption', {}],
      ['ListBuckets', { Buckets: [{}, { Name: 'documents' }] }],
    ] as const) {
      const { state, role } = healthy();
      role.attached = [`arn:aws:iam::${SOURCE_ACCOUNT}:policy/path/own`];
      state.managed[role.attached[0]] = policy(statement('s3:*', '*'));
      state.objects.k = { ReplicationStatus: 'FAILED' };
      state.organization = {
        id: 'o-exampleorg1', master: '9', parents: { [SOURCE_ACCOUNT]: { Id: 'r-1', Type: 'ROOT' } }, policies: { 'r-1 SERVICE_CONTROL_POLICY': [policy(statement('*', '*'))] },
      };
      const account = new FakeAccount(state, SOURCE_ACCOUNT);
      const send = account.send.bind(account);
      account.send = async (name, input, region) => (name === operation ? answer : send(name, input, region));
      const isAll = operation === 'ListBuckets';
      const { code } = await doctorCommand(isAll ? undefined : 'documents', {
        ...PLAIN, json: true, failOn: 'undecided', ...(isAll ? { all: true } : { key: 'k' }),
      }, { connect: () => account, now: () => NOW });
      expect([0, 1, 3]).toContain(code);
    }
  });
});

test('what may not be called and what has no answer are told apart', async () => {
  const { state } = healthy();
  state.errors.GetBucketVersioning = error('ThrottlingException');
  const { report } = await diagnose(state);
  expect(report.findings).toContainEqual(expect.objectContaining({ check: 'SourceVersioned', message: expect.stringContaining('s3:GetBucketVersioning on documents has no answer') }));
});

test('a key of the replicas by its id is looked for in the account of the destination', async () => {
  const { state, rule, replicaKey } = healthy();
  rule.Destination.EncryptionConfiguration.ReplicaKmsKeyID = replicaKey.split('/')[1];
  const { log } = await diagnose(state);
  expect(log.filter(({ name }) => name === 'DescribeKey').map(({ input, region }) => [input.KeyId, region])).toContainEqual([replicaKey.split('/')[1], 'eu-west-1']);
  Reflect.deleteProperty(rule.Destination, 'Bucket');
  expect((await diagnose(state)).code).not.toBe(0);
});
