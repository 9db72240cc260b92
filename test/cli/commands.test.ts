import { App, Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { PLAIN } from '../../src/cli/colours';
import { graphCommand } from '../../src/cli/commands/graph';
import { proveCommand } from '../../src/cli/commands/prove';
import { requirementsCommand } from '../../src/cli/commands/requirements';
import type { CommandResult } from '../../src/cli/commands/result';
import { simulateCommand } from '../../src/cli/commands/simulate';
import { EXIT_CODES } from '../../src/cli/exit-codes';
import { synthesizedExamples } from './example';
import { encryptedRules, synthesizeL1 } from './replicating-app';
import { SCHEMA_NAMES, findFaults, readSchema } from './schema';

const directory = synthesizedExamples('minimal', 'two-apps-source', 'two-apps-destination');
const JSON_OUTPUT = { json: true, width: 100, colours: PLAIN, failOn: 'info' } as const;
const TEXT = { ...JSON_OUTPUT, json: false };
const PUT = { bucket: 'Documents/Replication/Bucket', key: 'a.csv', operation: 'put', tags: { a: 'b' } } as const;

beforeAll(() => {
  synthesizeL1(directory('l1'), encryptedRules);
});

function document({ lines }: CommandResult): any {
  return JSON.parse(lines.join('\n'));
}

test('prove answers 0 where everything is allowed', () => {
  const { code, lines } = proveCommand([directory('minimal')], TEXT);
  expect(code).toBe(EXIT_CODES.PROVEN);
  expect(lines[lines.length - 1]).toMatch(/^Replicates; 1 replication, 1 rule and \d+ calls checked\.$/);
});

test('prove answers 1 where something is not', () => {
  const { code, lines } = proveCommand([directory('l1')], TEXT);
  expect(code).toBe(EXIT_CODES.FAILS);
  expect(lines[0]).toBe('Source/Bucket');
});

test('one half of two apps is undecided, both together replicate', () => {
  const half = document(proveCommand([directory('two-apps-source')], JSON_OUTPUT));
  expect(half.findings.map(({ undecided }: { undecided: boolean }) => undecided)).not.toContain(false);
  expect(half.counts.undecided).toBeGreaterThan(0);
  const both = proveCommand([directory('two-apps-source'), directory('two-apps-destination')], JSON_OUTPUT);
  expect([both.code, document(both).assemblies.length]).toEqual([EXIT_CODES.PROVEN, 2]);
});

test('findings that are acknowledged in the app do not count', () => {
  const { findings } = document(proveCommand([directory('l1')], JSON_OUTPUT));
  const acknowledged = findings.map(({ id }: { readonly id: string }) => id);
  synthesizeL1(directory('acknowledged'), encryptedRules, { acknowledged });
  const result = proveCommand([directory('acknowledged')], JSON_OUTPUT);
  expect(result.code).toBe(EXIT_CODES.PROVEN);
  expect(document(result)).toMatchObject({ verdict: 'replicates', findings: [], counts: { acknowledged: acknowledged.length } });
  expect(findFaults('prove', document(result))).toEqual([]);
});

test('graph answers 0 and draws', () => {
  const { code, lines } = graphCommand([directory('minimal')], TEXT);
  expect([code, lines[0]]).toEqual([EXIT_CODES.PROVEN, 'flowchart LR']);
});

test('graph draws a picture', () => {
  const { code, lines } = graphCommand([directory('minimal')], { ...TEXT, format: 'svg' });
  expect([code, lines[0].slice(0, 4), lines.at(-1)]).toEqual([EXIT_CODES.PROVEN, '<svg', '</svg>']);
});

test('simulate answers 0 where the object arrives', () => {
  const { code, lines } = simulateCommand([directory('minimal')], PUT, TEXT);
  expect([code, lines[lines.length - 1]]).toEqual([EXIT_CODES.PROVEN, 'x-amz-replication-status of the object: COMPLETED']);
});

test('simulate writes a line for each destination, or nothing', () => {
  expect(simulateCommand([directory('minimal')], PUT, { ...TEXT, summary: true }).lines).toEqual([expect.stringMatching(/^COMPLETED {5}\S+ {2}all-eu-west-1$/)]);
  expect(simulateCommand([directory('minimal')], PUT, { ...TEXT, quiet: true })).toEqual({ code: EXIT_CODES.PROVEN, lines: [] });
});

test('prove and simulate say what they are doing', () => {
  const said: string[] = [];
  const status = (text: string) => said.push(text);
  proveCommand([directory('two-apps-source'), directory('two-apps-destination')], { ...TEXT, status });
  simulateCommand([directory('minimal')], PUT, { ...TEXT, status });
  expect(said).toEqual(['reading 1 of 2', 'reading 2 of 2', 'proving', 'reading 1 of 1']);
});

test('simulate answers 1 where S3 refuses the upload', () => {
  const { code } = simulateCommand([directory('minimal')], { ...PUT, encryption: 'AES256' }, TEXT);
  expect(code).toBe(EXIT_CODES.FAILS);
});

test.each(['prove', 'graph'])('%s fails for an app without replication: there is nothing to prove', (name) => {
  const app = new App({ outdir: directory(`none-${name}`), analyticsReporting: false });
  new Bucket(new Stack(app, 'Plain'), 'Bucket');
  app.synth();
  const command = name === 'prove' ? proveCommand : graphCommand;
  expect(() => command([directory(`none-${name}`)], TEXT)).toThrow(/has a replication configuration, so there is nothing to check/);
});

test.each([proveCommand, graphCommand])('fails where there is no assembly: %#', (command) => {
  expect(() => command([directory('nowhere')], TEXT)).toThrow(/the folder does not exist/);
});

test('requirements lists what other accounts have to apply, by account', () => {
  const { code, lines } = requirementsCommand([directory('two-apps-source'), directory('minimal')]);
  const { accounts } = JSON.parse(lines.join('\n'));
  expect(code).toBe(EXIT_CODES.PROVEN);
  expect(accounts).toEqual([{
    account: '222222222222',
    buckets: [expect.objectContaining({
      region: 'eu-north-1',
      bucketName: 'example-documents-222222222222-eu-north-1-an',
      versioning: 'Enabled',
      objectLock: 'Not needed',
      objectOwnership: 'BucketOwnerEnforced',
      policyStatements: [expect.objectContaining({ Sid: 'ReplicateObjects' })],
      neededBy: expect.stringMatching(/^Documents\/Replication\//),
    })],
    keys: [expect.objectContaining({
      keyArn: expect.stringMatching(/^arn:aws:kms:eu-north-1:222222222222:key\//),
      policyStatements: [expect.objectContaining({ Sid: 'EncryptReplicas' }), expect.objectContaining({ Sid: 'UseReplicaBucketKeys' })],
    })],
  }]);
});

test('requirements of three accounts are apart, and what another version wrote otherwise is left out', () => {
  const app = new App({ outdir: directory('three'), analyticsReporting: false });
  const stack = new Stack(app, 'Three');
  const place = (account: string) => ({ account, region: 'eu-west-1', policyStatements: [] });
  const metadata = 'cdk-encrypted-replication:destination-requirements';
  stack.node.addMetadata(metadata, { bucket: place('333333333333'), key: place('222222222222') });
  stack.node.addMetadata(metadata, { bucket: place('333333333333'), key: place('111111111111') });
  stack.node.addMetadata(metadata, { bucket: 'of another shape' });
  app.synth();
  const { accounts } = JSON.parse(requirementsCommand([directory('three')]).lines.join('\n'));
  expect(accounts.map(({ account, buckets, keys }: any) => [account, buckets.length, keys.length])).toEqual([
    ['111111111111', 0, 1], ['222222222222', 0, 1], ['333333333333', 2, 0],
  ]);
});

test.each(SCHEMA_NAMES)('the schema of %s describes every member', (name) => {
  expect(undescribed(readSchema(name))).toEqual([]);
  expect(findFaults(name, {})).not.toEqual([]);
});

/** Names of members that no text explains. */
function undescribed(schema: any): string[] {
  if (typeof schema !== 'object' || schema === null) {
    return [];
  }
  const members = Object.entries<any>(schema.properties ?? {});
  return [
    ...members.filter(([, { description, $ref, const: only, enum: some }]) => !(description ?? $ref ?? only ?? some))
      .map(([name]) => name),
    ...Object.values(schema).flatMap(undescribed),
  ];
}

const DOCUMENTS: readonly (readonly [string, string, () => CommandResult])[] = [
  ['prove', 'an app that replicates', () => proveCommand([directory('minimal')], JSON_OUTPUT)],
  ['prove', 'findings', () => proveCommand([directory('l1')], JSON_OUTPUT)],
  ['prove', 'undecided findings', () => proveCommand([directory('two-apps-source')], JSON_OUTPUT)],
  ['graph', 'an app', () => graphCommand([directory('minimal')], JSON_OUTPUT)],
  ['graph', 'an app with an unknown key', () => graphCommand([directory('l1')], JSON_OUTPUT)],
  ['requirements', 'an app that needs nothing of others', () => requirementsCommand([directory('minimal')])],
  ['requirements', 'an app that does', () => requirementsCommand([directory('two-apps-source')])],
  ['simulate', 'an object that arrives', () => simulateCommand([directory('minimal')], PUT, JSON_OUTPUT)],
  ['simulate', 'a refused upload', () => simulateCommand([directory('minimal')], { ...PUT, encryption: 'SSE-C' }, JSON_OUTPUT)],
];

test.each(DOCUMENTS)('the output of %s for %s is what its schema says', (name, _title, command) => {
  expect(findFaults(name, document(command()))).toEqual([]);
});

test('the same input gives the same output', () => {
  const [first, second] = [1, 2].map(() => proveCommand([directory('l1')], JSON_OUTPUT).lines);
  expect(first).toEqual(second);
});

test.each([
  ['nowhere', 'the folder does not exist'],
  ['minimal/manifest.json', 'this is a file'],
])('requirements fails for %s: %s', (name, message) => {
  expect(() => requirementsCommand([directory(name)])).toThrow(message);
});
