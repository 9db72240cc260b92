import { writeFileSync } from 'node:fs';
import type { SimulationResult } from 'cdk-encrypted-replication';
import { readOrganization } from '../../src/cli/input/organization';
import { readWorld } from '../../src/cli/input/read-world';
import { simulate } from '../../src/cli/simulate';
import type { SimulationRequest } from '../../src/cli/simulation-request';
import { synthesizedExamples } from './example';
import { encryptedRules, synthesizeL1 } from './replicating-app';

const directory = synthesizedExamples('minimal', 'object-lock');
const OTHER_KEY = 'arn:aws:kms:us-east-1:111111111111:key/99999999-2222-3333-4444-555555555555';
const BUCKETS: Readonly<Record<string, string>> = {
  'minimal': 'Documents/Replication/Bucket',
  'object-lock': 'Evidence/Replication/Bucket',
  'l1': 'Source/Bucket',
};

beforeAll(() => {
  synthesizeL1(directory('l1'), encryptedRules);
});

function simulated(overrides: Partial<SimulationRequest> = {}, example = 'minimal'): SimulationResult {
  const { stacks } = readWorld([directory(example)]);
  return simulate(stacks, { bucket: BUCKETS[example], key: 'a.csv', operation: 'put', tags: {}, ...overrides });
}

function listActions({ outcomes }: SimulationResult): string[] {
  return outcomes.flatMap(({ trace }) => trace.map(({ action }) => action));
}

test('an upload without headers takes the default of the bucket', () => {
  const { outcomes: [{ status, replica }] } = simulated();
  expect([status, replica?.encryption, replica?.bucketKeyEnabled]).toEqual(['COMPLETED', 'aws:kms', true]);
});

test('an upload takes its tags along', () => {
  const { outcomes: [{ replica }] } = simulated({ tags: { tier: 'gold' } });
  expect(replica?.tags).toEqual({ tier: 'gold' });
});

test('an upload may refuse the Bucket Key', () => {
  const { outcomes: [{ trace }] } = simulated({ bucketKey: false });
  const { context } = trace.find(({ action }) => action === 'kms:Decrypt')!;
  expect(context['kms:EncryptionContext:aws:s3:arn']).toMatch(/\/a\.csv$/);
});

test('an upload with SSE-C is refused by a bucket that blocks it', () => {
  expect(simulated({ encryption: 'SSE-C' }).refusal).toContain('blocks SSE-C');
});

test('an upload with SSE-S3 is under no key', () => {
  expect(listActions(simulated({ encryption: 'AES256' }, 'l1'))).not.toContain('kms:Decrypt');
});

test.each(['aws:kms', 'aws:kms:dsse'] as const)('an upload with %s may name its key', (encryption) => {
  const { outcomes: [{ trace }] } = simulated({ encryption, kmsKey: OTHER_KEY }, 'l1');
  expect(trace.filter(({ action }) => action === 'kms:Decrypt').map(({ resource }) => resource)).toEqual([OTHER_KEY]);
});

test('a service control policy of the organization is one of the policies that decide', () => {
  const { stacks } = readWorld([directory('minimal')]);
  const file = directory('scp.json');
  writeFileSync(file, JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Deny', Action: 's3:ReplicateObject', Resource: '*' } }));
  const request = { bucket: BUCKETS.minimal, key: 'a.csv', operation: 'put', tags: {} } as const;
  const { outcomes: [{ status, explanation }] } = simulate(stacks, request, readOrganization({ scp: [file] }));
  expect(status).toBe('FAILED');
  expect(explanation).toContain('service control policy');
});

test.each([undefined, 'AES256', 'SSE-C'] as const)('fails for a key with the encryption %s, which takes none', (encryption) => {
  expect(() => simulated({ encryption, kmsKey: 'arn' }))
    .toThrow('--kms-key goes with --encryption aws:kms or aws:kms:dsse, got "arn"');
});

test('a refused upload is the answer, whatever was to be done afterwards', () => {
  expect(simulated({ encryption: 'AES256', operation: 'delete' }).refusal).toContain('s3:PutObject');
});

test('deleting adds a delete marker, which the rule does not take along', () => {
  const { outcomes: [{ status, explanation }] } = simulated({ operation: 'delete' });
  expect(status).toBe('NOT_ELIGIBLE');
  expect(explanation).toMatch(/delete marker/i);
});

test('deleting a version stays in the source', () => {
  expect(simulated({ operation: 'delete-version' }).outcomes.map(({ status }) => status)).toEqual(['NOT_ELIGIBLE']);
});

test('tags that come later are not those of the upload', () => {
  const actions = listActions(simulated({ operation: 'put-tagging', tags: { tier: 'gold' } }));
  expect(actions).toContain('s3:ReplicateTags');
  expect(actions).not.toContain('s3:GetObjectVersionForReplication');
});

test('an ACL is refused by a bucket without ACLs', () => {
  expect(simulated({ operation: 'put-acl' }).refusal).toContain('AccessControlListNotSupported');
});

test.each([
  ['put-annotation', 's3:GetObjectVersionAnnotationForReplication'],
  ['put-retention', 's3:GetObjectRetention'],
  ['put-legal-hold', 's3:GetObjectLegalHold'],
] as const)('%s takes the lock of the object along', (operation, action) => {
  expect(listActions(simulated({ operation }, 'object-lock'))).toContain(action);
});

test.each([
  ['AES256', true, '--bucket-key'], ['SSE-C', false, '--no-bucket-key'], ['aws:kms:dsse', true, '--bucket-key'],
] as const)('fails for a Bucket Key with %s, which has none', (encryption, bucketKey, flag) => {
  expect(() => simulated({ encryption, bucketKey })).toThrow(`${flag} goes with --encryption aws:kms, or without --encryption, got "${encryption}"`);
});
