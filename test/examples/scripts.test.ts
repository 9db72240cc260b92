import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '..', '..');

// what `npm run` starts, without npm
function run(script: string, args: readonly string[], env: Record<string, string> = {}) {
  const command = ['--import', 'tsx', join('scripts', `${script}.ts`), ...args];
  return spawnSync(process.execPath, command, {
    cwd: ROOT,
    env: { PATH: process.env.PATH, CDK_VALIDATION: 'false', TSX_TSCONFIG_PATH: 'tsconfig.dev.json', ...env },
    encoding: 'utf8',
  });
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'scripts-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('npm run example', () => {
  test.each([
    ['an unknown name', ['nowhere']],
    ['no name', []],
    ['two names', ['minimal', 'rules']],
  ])('fails with the names of all examples where it is given %s', (_what, args) => {
    const { status, stderr } = run('example', args);
    expect(status).toBe(2);
    expect(stderr).toContain('minimal, mixed, monitored, object-lock, own-stacks');
  });

  test('writes to CDK_OUTDIR, reads CDK_CONTEXT_JSON, and prints a line for each stack in deploy order', () => {
    const outdir = join(folder, 'stage');
    const { status, stdout, stderr } = run('example', ['pipeline-stage'], {
      CDK_OUTDIR: outdir,
      CDK_CONTEXT_JSON: JSON.stringify({
        '@aws-cdk/core:defaultCrossStackReferences': 'strong',
        'aws:cdk:enable-path-metadata': true,
      }),
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.trim().split('\n').map((line) => line.split(/ {2,}/))).toEqual([
      ['Production-Documents-key', 'us-east-1', '1 resource'],
      ['Production-Documents-us-east-1-replica-us-west-2', 'us-west-2', '5 resources'],
      ['Production-Documents', 'us-east-1', '7 resources'],
      ['Test-Documents-key', 'eu-west-1', '1 resource'],
      ['Test-Documents-eu-west-1-replica-eu-north-1', 'eu-north-1', '5 resources'],
      ['Test-Documents', 'eu-west-1', '7 resources'],
    ]);
    const files = readdirSync(outdir, { recursive: true }) as string[];
    const templates = files.filter((file) => file.endsWith('.template.json'));
    expect(templates).toHaveLength(6);
    for (const file of templates) {
      const template = readFileSync(join(outdir, file), 'utf8');
      expect(template).toContain('aws:cdk:path');
      expect(template).not.toMatch(/Fn::ImportValue|"Export"|Custom::|AWS::Lambda/);
    }
  });
});

describe('npm run demo', () => {
  test('prints the stacks of minimal in deploy order with what they hold, and the next step', () => {
    const outdir = join(folder, 'demo');
    const { status, stdout, stderr } = run('demo', [], { CDK_OUTDIR: outdir });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const expected = [
      '1. Documents-key ',
      '1 key',
      '2. Documents-ap-southeast-1-replica-eu-west-1 ',
      'after Documents-key',
      '1 replica key',
      'documents-replication-b65fa0f3-111111111111-eu-west-1-an',
      '3. Documents ',
      'Documents-Replication-Role-65fdae68',
      'rule all-eu-west-1 -> documents-replication-b65fa0f3-111111111111-eu-west-1-an',
      'reports/2026.csv, uploaded without any header',
      ' 1 sts:AssumeRole allowed',
      'kms:Decrypt allowed by "DecryptSourceObjects" of SourcePolicy',
      's3:ReplicateObject allowed by "ReplicateObjects"',
      'through s3.eu-west-1.amazonaws.com',
      'COMPLETED by rule all-eu-west-1',
      'x-amz-replication-status: COMPLETED',
      'npx cdk deploy --all',
    ];
    const places = expected.map((text) => stdout.indexOf(text));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(Math.max(...stdout.replace(outdir, '').split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(existsSync(join(outdir, 'manifest.json'))).toBe(true);
  });
});
