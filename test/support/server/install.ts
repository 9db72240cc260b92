import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

const REQUIREMENTS = resolve(__dirname, 'requirements.txt');
const OLDEST_PYTHON = 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))';

/** The Python of the environment that has the server, whether it exists or not; another one for other versions. */
export function findServerPython(): string {
  const version = createHash('sha256').update(readFileSync(REQUIREMENTS)).digest('hex').slice(0, 12);
  return join(cacheFolder(), `ministack-${version}`, 'bin', 'python');
}

/** Installs the server in an environment of its own, once. */
export function installServer(): void {
  const target = resolve(findServerPython(), '../..');
  if (existsSync(target)) {
    return;
  }
  if (spawnSync('python3', ['-c', OLDEST_PYTHON], { stdio: 'ignore' }).status !== 0) {
    throw new Error('no python3 with venv and pip found: install Python 3.10 or newer and run this again');
  }
  mkdirSync(cacheFolder(), { recursive: true });
  // what is not complete never has the name that is looked for
  const folder = mkdtempSync(join(cacheFolder(), 'installing-'));
  try {
    run('python3', ['-m', 'venv', folder]);
    run(join(folder, 'bin', 'python'), [
      '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--requirement', REQUIREMENTS,
    ]);
    renameSync(folder, target);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function cacheFolder(): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'cdk-encrypted-replication');
}

function run(command: string, args: readonly string[]): void {
  if (spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] }).status !== 0) {
    throw new Error(`failed: ${command} ${args.join(' ')}`);
  }
}
