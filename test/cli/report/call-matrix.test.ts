import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { CfnRole } from 'aws-cdk-lib/aws-iam';
import { CfnBucket, CfnBucketPolicy } from 'aws-cdk-lib/aws-s3';
import { buildModel } from '../../../src/analysis/model/build-model';
import { loadInput } from '../../../src/cli/input/load-input';
import type { CallCell, CallMatrix } from '../../../src/cli/report/call-matrix';
import { concernsEveryObject, listCallMatrices } from '../../../src/cli/report/call-matrix';
import { synthesizedExamples } from '../example';
import type { L1Options, Rules, Destination } from '../replicating-app';
import { RULE, encryptedRules, synthesizeL1 } from '../replicating-app';

const example = synthesizedExamples('minimal');

let outdir: string;
beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), 'matrix-'));
});
afterEach(() => {
  rmSync(outdir, { recursive: true });
});

function matrixOf(rulesTo: (destination: Destination) => Rules, options: L1Options = {}): CallMatrix {
  synthesizeL1(outdir, rulesTo, options);
  return listCallMatrices(loadInput([outdir]).model)[0];
}

function cellsOf({ rows }: CallMatrix, id: string): readonly (CallCell | undefined)[] | undefined {
  return rows.find(({ call }) => call.id === id)?.cells;
}

describe('an app that replicates', () => {
  const minimal = () => listCallMatrices(loadInput([example('minimal')]).model);

  test('has one matrix for its rule, with a column for each kind of object that may be there', () => {
    expect(minimal()).toMatchObject([{
      rule: 'all-eu-west-1',
      variants: ['aws:kms with a Bucket Key, the default', 'aws:kms without a Bucket Key'],
      refused: ['AES256'],
    }]);
  });

  test('allows every call, and names the statement', () => {
    const [matrix] = minimal();
    const cells = matrix.rows.flatMap((row) => row.cells).filter((cell) => cell !== undefined);
    expect(cells.filter(({ outcome }) => outcome !== 'allowed')).toEqual([]);
    expect(cellsOf(matrix, 'EncryptReplica')).toEqual([1, 2].map(() => ({
      outcome: 'allowed',
      statement: expect.objectContaining({ kind: 'identity policy', sid: 'EncryptReplicas' }),
    })));
  });

  test('makes no call that verifies Bucket Keys for objects without one', () => {
    expect(cellsOf(minimal()[0], 'VerifyReplicaBucketKey')).toEqual([expect.objectContaining({ outcome: 'allowed' }), undefined]);
  });

  test('says of what nobody has to allow that nothing denies it', () => {
    const { rows } = minimal()[0];
    const apart = rows.filter(({ call }) => call.apartFrom !== undefined).flatMap(({ cells }) => cells);
    expect(new Set(apart.map((cell) => cell?.because ?? cell?.statement?.kind)).size).toBeGreaterThan(0);
    expect(apart).toContainEqual({ outcome: 'allowed', because: 'nothing denies it' });
  });
});

test('a call that no statement allows says which policy lacks it', () => {
  expect(cellsOf(matrixOf(encryptedRules), 'DecryptSource')).toEqual([1, 2].map(() =>
    expect.objectContaining({ outcome: expect.stringMatching(/denied|undecided/), because: expect.any(String) })));
});

/** A bucket with SSE-S3 whose role may do little, and whose policy denies it something. */
function matrixOfRole(): CallMatrix {
  const app = new App({ outdir, analyticsReporting: false });
  const stack = new Stack(app, 'Plain', { env: { account: '111111111111', region: 'us-east-1' } });
  const role = new CfnRole(stack, 'Role', {
    assumeRolePolicyDocument: statement({ Principal: { Service: 's3.amazonaws.com' }, Action: 'sts:AssumeRole' }),
    policies: [{ policyName: 'all', policyDocument: statement({ Action: ['s3:GetObjectVersion', 's3:ListBucket'], Resource: '*' }) }],
  });
  const bucket = new CfnBucket(stack, 'Bucket', {
    bucketName: 'the-source',
    versioningConfiguration: { status: 'Enabled' },
    replicationConfiguration: { role: role.attrArn, rules: [RULE] },
  });
  new CfnBucketPolicy(stack, 'Policy', {
    bucket: bucket.ref,
    policyDocument: statement({ Sid: 'NoList', Effect: 'Deny', Principal: '*', Action: 's3:ListBucket', Resource: 'arn:aws:s3:::the-source' }),
  });
  app.synth();
  return listCallMatrices(loadInput([outdir]).model)[0];
}

function statement(members: object): object {
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...members }] };
}

test('an action that serves as well is enough', () => {
  expect(cellsOf(matrixOfRole(), 'ReadSourceObject')).toEqual([{ outcome: 'allowed', statement: expect.objectContaining({ index: 0 }) }]);
});

test('a statement that denies determines, and where none allows the policy is named', () => {
  const matrix = matrixOfRole();
  expect(cellsOf(matrix, 'ListSourceBucket')).toEqual([{ outcome: 'denied', statement: expect.objectContaining({ sid: 'NoList' }) }]);
  expect(cellsOf(matrix, 'ReplicateObject')).toEqual([{ outcome: 'denied', because: 'no statement of the identity policy allows it' }]);
});

test('what the templates do not have is said to decide', () => {
  const rules = (destination: Destination) => encryptedRules({ ...destination, keyArn: 'alias/aws/s3' });
  const cells = matrixOf(rules).rows.flatMap((row) => row.cells);
  expect(cells).toContainEqual({ outcome: 'undecided', because: expect.stringMatching(/^what decides is not in the templates/) });
  expect(cells).toContainEqual({ outcome: 'allowed', because: 'what is not in the templates is assumed to allow it' });
});

test('the key of an upload that names one is not known', () => {
  const matrix = matrixOf(encryptedRules, { encryption: 'none' });
  expect(matrix.variants[0]).toBe('AES256, the default');
  expect(cellsOf(matrix, 'DecryptSource')).toEqual([
    undefined, ...[1, 2].map(() => ({ outcome: 'undecided', because: 'the upload names the key' })),
  ]);
});

test('a destination that is in no template has its ARN', () => {
  expect(matrixOf(() => [RULE]).destination).toBe('arn:aws:s3:::elsewhere');
});

test('a disabled rule has no matrix', () => {
  synthesizeL1(outdir, () => [{ ...RULE, status: 'Disabled' }]);
  expect(listCallMatrices(loadInput([outdir]).model)).toEqual([]);
});

test('nothing has no matrix', () => {
  expect(listCallMatrices(buildModel([]))).toEqual([]);
});

test.each([
  ['role', true], ['source bucket', true], ['source object', false], ['source key', false], ['replica', false], ['replica key', false],
] as const)('calls on the %s are the same for every object: %s', (target, same) => {
  expect(concernsEveryObject({ target } as never)).toBe(same);
});
