import { synthesizedExamples } from './example';
import { simulate } from '../../src/cli/simulate';
import type { SimulationRequest } from '../../src/cli/simulation';
import type { SimulationResult } from '../../src/simulator/simulation-result';

const directory = synthesizedExamples('minimal', 'object-lock', 'existing-destination');

function simulated(overrides: Partial<SimulationRequest> = {}, example = 'minimal'): SimulationResult {
  const bucket = example === 'object-lock' ? 'Records/Replication/Bucket' : 'Documents/Replication/Bucket';
  return simulate([directory(example)], { bucket, key: 'a.csv', operation: 'put', tags: {}, ...overrides });
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

test.each(['AES256', 'SSE-C'] as const)('an upload with %s is refused by the bucket', (encryption) => {
  expect(simulated({ encryption }).refusal).toContain('DenyOtherEncryption');
});

test.each(['aws:kms', 'aws:kms:dsse'] as const)('an upload with %s may name its key', (encryption) => {
  const arn = 'arn:aws:kms:ap-southeast-1:111111111111:key/11111111-2222-3333-4444-555555555555';
  const { refusal, outcomes } = simulated({ encryption, kmsKey: arn });
  expect(JSON.stringify({ refusal, outcomes })).toMatch(/DenyOtherEncryption|11111111-2222-3333-4444-555555555555/);
});

test.each([undefined, 'AES256', 'SSE-C'] as const)('fails for a key with the encryption %s', (encryption) => {
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
  const { outcomes: [{ trace }] } = simulated({ operation: 'put-tagging', tags: { tier: 'gold' } });
  expect(trace.map(({ action }) => action)).toContain('s3:ReplicateTags');
});

test('an ACL changes after the upload', () => {
  expect(simulated({ operation: 'put-acl' }).outcomes).toHaveLength(1);
});

test.each(['put-retention', 'put-legal-hold'] as const)('%s asks for the lock of the object', (operation) => {
  const { outcomes } = simulated({ operation }, 'object-lock');
  expect(outcomes).toHaveLength(1);
});
