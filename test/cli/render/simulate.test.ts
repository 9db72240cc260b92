import {
  SimulatedDecision,
  SimulatedEncryption,
  SimulatedReplicationStatus,
  SimulatedStatus,
} from 'cdk-encrypted-replication';
import type { SimulatedOutcome, SimulationResult } from 'cdk-encrypted-replication';
import { COLOURED, PLAIN } from '../../../src/cli/colours';
import { renderSimulateJson } from '../../../src/cli/render/simulate-json';
import { renderSimulateSummary, renderSimulateText } from '../../../src/cli/render/simulate-text';
import type { SimulationRequest } from '../../../src/cli/simulation-request';

const REQUEST: SimulationRequest = { bucket: 'Documents/Bucket', key: 'a.csv', operation: 'put', tags: { tier: 'gold' } };

const STYLE = { width: 100, colours: PLAIN };

const ARRIVED: SimulatedOutcome = {
  destinationBucket: 'the-replica',
  ruleId: 'all',
  status: SimulatedStatus.COMPLETED,
  explanation: 'every call is allowed',
  replica: {
    bucket: 'the-replica',
    key: 'a.csv',
    encryption: SimulatedEncryption.SSE_KMS,
    keyArn: 'arn:key',
    bucketKeyEnabled: true,
    storageClass: 'STANDARD',
    tags: {},
    replicationStatus: SimulatedReplicationStatus.REPLICA,
  },
  trace: [{
    action: 'kms:Encrypt',
    resource: 'arn:key',
    caller: 'arn:role',
    context: { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' },
    decision: SimulatedDecision.ALLOWED,
    decidedBy: 'statement "S3" of the key policy',
  }],
};

const FAILED: SimulatedOutcome = {
  destinationBucket: 'the-replica',
  status: SimulatedStatus.FAILED,
  failureReason: 'DstKmsKeyInvalidState',
  explanation: 'the key is disabled',
  trace: [{
    action: 'kms:Encrypt',
    resource: 'arn:key',
    caller: 'arn:role',
    context: {},
    decision: SimulatedDecision.DENIED,
  }],
};

function text(result: SimulationResult): string[] {
  return renderSimulateText(REQUEST, result, { width: 100, colours: PLAIN });
}

test('shows where an object arrives, by which rule and calls', () => {
  expect(text({ outcomes: [ARRIVED], replicationStatus: SimulatedReplicationStatus.COMPLETED })).toEqual([
    'put a.csv in Documents/Bucket',
    '',
    'COMPLETED  the-replica',
    '  rule        all',
    '  because     every call is allowed',
    '  replica     the-replica/a.csv in STANDARD, aws:kms, under arn:key, with a Bucket Key',
    '  call 1      kms:Encrypt on arn:key: ALLOWED by statement "S3" of the key policy',
    '              kms:ViaService = s3.eu-west-1.amazonaws.com',
    '',
    'x-amz-replication-status of the object: COMPLETED',
  ]);
});

test('shows what S3 would report for an object that fails', () => {
  expect(text({ outcomes: [FAILED], replicationStatus: SimulatedReplicationStatus.FAILED })).toEqual([
    'put a.csv in Documents/Bucket',
    '',
    'FAILED  the-replica',
    '  S3 reports  DstKmsKeyInvalidState',
    '  because     the key is disabled',
    '  call 1      kms:Encrypt on arn:key: DENIED',
    '',
    'x-amz-replication-status of the object: FAILED',
  ]);
});

test('shows that S3 refuses the upload', () => {
  expect(text({ outcomes: [], replicationStatus: SimulatedReplicationStatus.NONE, refusal: '403' })).toEqual([
    'put a.csv in Documents/Bucket',
    '',
    'S3 refuses the request: 403',
    '',
    'x-amz-replication-status of the object: absent',
  ]);
});

test('says that the encryption of a replica is undecided', () => {
  const replica = { ...ARRIVED.replica!, encryption: undefined, keyArn: undefined, bucketKeyEnabled: undefined };
  expect(text({ outcomes: [{ ...ARRIVED, replica }], replicationStatus: SimulatedReplicationStatus.COMPLETED }))
    .toContain('  replica     the-replica/a.csv in STANDARD, encryption undecided');
});

test.each([
  [SimulatedStatus.COMPLETED, '\u001b[32mCOMPLETED\u001b[39m  the-replica'],
  [SimulatedStatus.FAILED, '\u001b[31mFAILED\u001b[39m  the-replica'],
  [SimulatedStatus.NOT_ELIGIBLE, '\u001b[33mNOT_ELIGIBLE\u001b[39m  the-replica'],
  [SimulatedStatus.UNDECIDED, '\u001b[33mUNDECIDED\u001b[39m  the-replica'],
])('colours %s', (status, line) => {
  const result = { outcomes: [{ ...FAILED, status }], replicationStatus: SimulatedReplicationStatus.NONE };
  expect(renderSimulateText(REQUEST, result, { width: 100, colours: COLOURED })).toContain(line);
});

test('shows that the replication status is undecided', () => {
  const result = { outcomes: [], replicationStatus: SimulatedReplicationStatus.UNDECIDED };
  expect(text(result)).toContain('x-amz-replication-status of the object: undecided');
});

test('a summary is one line for each destination', () => {
  const result = { outcomes: [ARRIVED, FAILED], replicationStatus: SimulatedReplicationStatus.FAILED };
  expect(renderSimulateSummary(REQUEST, result, STYLE)).toEqual([
    'COMPLETED     the-replica  all',
    'FAILED        the-replica  DstKmsKeyInvalidState',
  ]);
});

test('a summary says that S3 refuses the upload', () => {
  const refused = { outcomes: [], replicationStatus: SimulatedReplicationStatus.NONE, refusal: '403\nAccessDenied' };
  expect(renderSimulateSummary(REQUEST, refused, STYLE)).toEqual(['REFUSED       403 AccessDenied']);
});

test('has all of it as JSON', () => {
  const result = { outcomes: [ARRIVED, FAILED], replicationStatus: SimulatedReplicationStatus.FAILED };
  const json = renderSimulateJson(REQUEST, result, { assemblies: ['/cdk.out'], templates: [] });
  const { replicationStatus: _omitted, ...replica } = ARRIVED.replica!;
  expect(JSON.parse(JSON.stringify(json))).toEqual({
    assemblies: ['/cdk.out'],
    request: REQUEST,
    arrived: false,
    replicationStatus: 'FAILED',
    outcomes: [{ ...ARRIVED, replica }, FAILED],
  });
});
