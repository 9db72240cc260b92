import type { SpawnSyncOptions } from 'node:child_process';
import { spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { synthesizedExamples } from './example';
import { writeReport } from './reconcile/reports';
import { RULE, synthesizeL1 } from './replicating-app';

const ROOT = join(__dirname, '..', '..');
const directory = synthesizedExamples('minimal');

/** The command line in a process of its own, as a pipeline runs it. */
function cli({ stdio }: Pick<SpawnSyncOptions, 'stdio'>, ...args: readonly string[]) {
  const env = { ...process.env, NO_COLOR: '', FORCE_COLOR: undefined, TSX_TSCONFIG_PATH: join(ROOT, 'tsconfig.dev.json') };
  return spawnSync(process.execPath, ['--import', 'tsx', join(ROOT, 'src', 'cli', 'main.ts'), ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    env,
    stdio,
  });
}

test('a process ends with 0 for what replicates', () => {
  const { status, stdout, stderr } = cli({}, 'prove', directory('minimal'));
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/\nReplicates; /);
});

test('a process ends with 1 for findings, which are results and no errors', () => {
  synthesizeL1(directory('l1'), () => [RULE]);
  const { status, stdout, stderr } = cli({}, 'prove', directory('l1'));
  expect([status, stderr]).toEqual([1, '']);
  expect(stdout).toContain('ReplicationProof::');
});

test('a process ends with 2 where its output cannot be written, and says why', () => {
  const full = openSync('/dev/full', 'w');
  const { status, stderr } = cli({ stdio: ['ignore', full, 'pipe'] }, '--version');
  closeSync(full);
  expect([status, stderr]).toEqual([2, expect.stringMatching(/^error: standard output cannot be written \(ENOSPC/)]);
});

test('a process ends with 2 where not even the reason can be written', () => {
  const full = openSync('/dev/full', 'w');
  const { status } = cli({ stdio: ['ignore', 'pipe', full] }, 'prove', directory('nowhere'));
  closeSync(full);
  expect(status).toBe(2);
});

test('a process ends with 2 for a folder that is not there, and reports it on standard error', () => {
  const { status, stdout, stderr } = cli({}, 'prove', directory('nowhere'));
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^error: AssemblyUnreadable: the folder does not exist/);
});

describe('in this process', () => {
  const { argv, exitCode } = process;
  afterEach(() => {
    process.argv = argv;
    process.exitCode = exitCode;
    process.stdout.removeAllListeners('error');
    process.stderr.removeAllListeners('error');
    jest.restoreAllMocks();
  });

  test('the version is that of the package', () => {
    const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
    process.argv = ['node', 'main.js', '--version'];
    jest.requireActual('../../src/cli/main');
    expect(write.mock.calls.map(([text]) => text)).toEqual([expect.stringMatching(/^\d+\.\d+\.\d+\n$/)]);
    expect(process.exitCode).toBe(0);
  });

  test.each([
    ['prove', ['--json'], /"verdict":"replicates"/],
    ['graph', ['--json'], /"command":"graph"/],
    ['requirements', ['--json'], /"command":"requirements"/],
    ['simulate', ['--json', '--bucket', 'Documents/Replication/Bucket', '--key', 'a.csv'], /"status":"COMPLETED"/],
    ['prove', ['--explain', 'EncryptReplica'], /^ReplicationProof::EncryptReplica/],
  ] as const)('the command %s %j is loaded when it is called', (name, options, text) => {
    const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
    process.argv = ['node', 'main.js', name, ...(options[0] === '--json' ? [directory('minimal')] : []), ...options];
    jest.isolateModules(() => jest.requireActual('../../src/cli/main'));
    expect(write.mock.calls.map(([written]) => written).join('').replace(/\s/g, '')).toMatch(text);
    expect(process.exitCode).toBe(0);
  });

  /** What a command writes that ends later. */
  async function runLate(...args: readonly string[]): Promise<unknown> {
    const written = new Promise<string>((resolve) => {
      jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
        resolve(String(text));
        return true;
      });
    });
    process.argv = ['node', 'main.js', ...args];
    jest.isolateModules(() => jest.requireActual('../../src/cli/main'));
    const document: unknown = JSON.parse(await written);
    await new Promise(setImmediate);
    return document;
  }

  test('the command reconcile is loaded when it is called, and ends later', async () => {
    const manifests = [writeReport(directory('source'), 'source', [{}]), writeReport(directory('copy'), 'copy', [])];
    expect(await runLate('reconcile', ...manifests, '--json')).toMatchObject({ command: 'reconcile', counts: { missing: 1 } });
    expect(process.exitCode).toBe(1);
  });

  test('the command doctor is loaded when it is called, and ends later', async () => {
    expect(await runLate('doctor', '--policy')).toMatchObject({ Version: '2012-10-17' });
    expect(process.exitCode).toBe(0);
  });
});
