import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Root of the repository. */
export const ROOT = resolve(__dirname, '..', '..');

/** By address: a command runs in a folder where nothing is installed. */
const TSX = pathToFileURL(require.resolve('tsx')).href;
const MEASURED = join(__dirname, 'measured.ts');

/** A check that did not hold; the message is all that a reader needs. */
export class SmokeFailure extends Error {}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Record<string, string>;
  /** Return the output instead of showing it. */
  readonly capture?: boolean;
  /** Say how long it took and what it had in memory. */
  readonly measure?: boolean;
}

/** Runs a command as a user's shell would, and fails with it. */
export function run(command: string, args: readonly string[], options: RunOptions = {}): string {
  console.log(`  $ ${[command, ...args].join(' ')}`);
  const [program, ...rest] = options.measure ? [process.execPath, '--import', TSX, MEASURED, command, ...args] : [command, ...args];
  const result = spawnSync(program, rest, {
    cwd: options.cwd ?? ROOT,
    env: { ...outsideEnvironment(), ...options.env },
    stdio: options.capture ? ['ignore', 'pipe', 'inherit'] : ['ignore', 'inherit', 'inherit'],
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (result.error !== undefined || result.status !== 0) {
    throw new SmokeFailure(`${command} ${args[0] ?? ''} failed: ${result.error?.message ?? `exit ${result.status}`}`);
  }
  return result.stdout ?? '';
}

/** Calls `work` with an empty directory outside of the repository, and removes it. */
export function inTemporaryDirectory(prefix: string, work: (directory: string) => void): void {
  const directory = mkdtempSync(join(tmpdir(), `${prefix}-`));
  try {
    work(directory);
  } finally {
    if (process.env.SMOKE_KEEP === undefined) {
      rmSync(directory, { recursive: true, force: true });
    } else {
      console.log(`kept ${directory}`);
    }
  }
}

/** Runs `work`; ends the process with 1 and one line where it fails. */
export function main(work: () => void | Promise<void>): void {
  Promise.resolve().then(work).catch((error: unknown) => {
    console.error(`FAILED: ${error instanceof Error ? error.message : String(error)}`);
    if (!(error instanceof SmokeFailure)) {
      console.error(error);
    }
    process.exitCode = 1;
  });
}

/** What this process would have got from a shell: without what npm and tsx add. */
function outsideEnvironment(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env).filter(([name]) =>
    name === 'npm_config_registry' || !/^(npm_|NODE_OPTIONS$|INIT_CWD$|CDK_|TSX_)/.test(name));
  const path = (process.env.PATH ?? '').split(delimiter).filter((part) => !part.includes('node_modules'));
  return { ...Object.fromEntries(entries), PATH: path.join(delimiter) };
}
