import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App, AppProps } from 'aws-cdk-lib';
import { readAssembly } from '../../src/analysis/assembly/read-assembly';
import { buildModel } from '../../src/analysis/model/build-model';
import { prove } from '../../src/analysis/prove';
import { formatFindingId } from '../../src/analysis/report/findings';
import type { Finding } from '../../src/analysis/report/findings';
import { PLAIN } from '../../src/cli/colours';
import { proveCommand } from '../../src/cli/commands/prove';
import { validationReport } from '../support/assembly';
import { bareL1, encryptedL2, plainL2, provenL2 } from './fixtures/l2-app';

const OPTIONS = { json: false, width: 120, colours: PLAIN, failOn: 'undecided' } as const;

let outdir: string;
beforeEach(() => {
  // a report with findings is printed
  jest.spyOn(console, 'error').mockImplementation();
  outdir = mkdtempSync(join(tmpdir(), 'l2-app-'));
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(outdir, { recursive: true });
  process.exitCode = undefined;
});

function proveApp(build: (props: AppProps) => App): readonly Finding[] {
  return prove(buildModel(readAssembly(build({ outdir }).synth().directory))).findings;
}

/** Statements of CDK have no Sid: their ids are hashes of their content. */
function summarizeFindings(findings: readonly Finding[]): string[] {
  return findings.map((finding) => `${finding.severity} ${formatFindingId(finding).replace('ReplicationProof::', '')}`)
    .map((text) => text.replace(/#\w{8}/, '#')).sort();
}

describe('replicationRules of s3.Bucket for two Regions, with keys', () => {
  test('do not replicate', () => {
    encryptedL2({ outdir }).synth();
    expect(proveCommand([outdir], OPTIONS).code).toBe(1);
  });

  test('are a deploy-order knot: the key policy of the destination names the role of the source, which is deployed after it', () => {
    const knot = proveApp(encryptedL2).filter(({ check }) => check === 'PrincipalsExist');
    expect(knot).toEqual([expect.objectContaining({
      severity: 'error',
      message: 'circular deployment order: statement number 2 of the key policy Dst/DK/Resource names the role Src/SB/ReplicationRole/Resource, '
        + 'which has to exist before it, and Src is deployed after Dst',
      propertyPath: 'Properties.KeyPolicy.Statement.1.Principal',
    })]);
  });

  test('let the role encrypt with every key', () => {
    expect(proveApp(encryptedL2)).toContainEqual(expect.objectContaining({
      check: 'ExcessPermissions',
      message: expect.stringMatching(/the actions kms:ReEncrypt\*, kms:GenerateDataKey\*; the resource "\*"/),
    }));
  });

  test.each([
    ['kms:Encrypt, kms:GenerateDataKey', 'kms:ViaService'],
    ['kms:Decrypt', 'kms:ViaService'],
    ['kms:Encrypt, kms:GenerateDataKey', 'kms:EncryptionContext:aws:s3:arn'],
    ['kms:Decrypt', 'kms:EncryptionContext:aws:s3:arn'],
  ])('%s has no condition on %s', (call, key) => {
    expect(proveApp(encryptedL2)).toContainEqual(expect.objectContaining({
      check: 'ExcessPermissions',
      message: expect.stringContaining(`${call} not only`),
      fix: expect.stringContaining(key),
    }));
  });

  test('have these findings and no other', () => {
    expect(summarizeFindings(proveApp(encryptedL2))).toEqual([
      'error PrincipalsExist[#]',
      'warning ExcessPermissions[#]',
      'warning ExcessPermissions[#]',
      'warning ExcessPermissions[#]',
      'warning ExcessResourcePolicy[#]',
      'warning VerifyReplicaBucketKey[l2-replica][undecided]',
    ]);
  });

  test('are reported by the plugin at the same constructs', () => {
    expect(() => provenL2({ outdir }).synth()).toThrow('circular deployment order');
    const report = validationReport(outdir)?.pluginReports.find(({ pluginName }) => pluginName === 'ReplicationProof');
    expect(report?.violations).toHaveLength(proveApp(encryptedL2).length);
    expect(report?.violations).toContainEqual(expect.objectContaining({
      severity: 'error',
      ruleName: expect.stringMatching(/^PrincipalsExist\[#\w{8}\]$/),
      violatingConstructs: [expect.objectContaining({ constructPath: 'Dst/DK/Resource' })],
    }));
  });
});

test('replicationRules without keys work, and the role has excess permissions', () => {
  expect(summarizeFindings(proveApp(plainL2))).toEqual([
    'info SourceEncryptedWithKms',
    'warning ExcessPermissions[#]',
  ]);
});

test('the role of bare L1 resources as CloudFormation\'s example has it reads no tags and may replicate deletions', () => {
  expect(summarizeFindings(proveApp(bareL1))).toEqual([
    'info SourceEncryptedWithKms',
    'warning ExcessPermissions[#]',
    'warning ReadSourceTags',
  ]);
});
