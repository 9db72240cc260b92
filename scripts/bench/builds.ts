import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const ROOT = resolve(__dirname, '../..');

/** A commit, or the working tree, in compiled form: the sources would be measured with what tsx adds to them. */
export interface Build {
  readonly name: string;
  readonly root: string;
}

/** This working tree; compiles it if that was not done since the last change. */
export function compileWorkingTree(): Build {
  if (!existsSync(join(ROOT, 'lib/index.js')) || newest(join(ROOT, 'src'), '.ts') > newest(join(ROOT, 'lib'), '.js')) {
    console.log('Compiling …');
    compile(ROOT);
  }
  return { name: 'this', root: ROOT };
}

/** Another commit, in a worktree that goes when this process does; both use the packages that are installed here. */
export function compileCommit(reference: string): Build {
  const name = run('git', ['rev-parse', '--short', `${reference}^{commit}`], ROOT).trim();
  const directory = mkdtempSync(join(tmpdir(), 'bench-build-'));
  const root = join(directory, name);
  process.on('exit', () => {
    spawnSync('git', ['worktree', 'remove', '--force', root], { cwd: ROOT });
    rmSync(directory, { recursive: true, force: true });
  });
  console.log(`Compiling ${name} …`);
  run('git', ['worktree', 'add', '--detach', root, name], ROOT);
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  compile(root);
  return { name, root };
}

/** With the compilation that the commit itself has. */
function compile(root: string): void {
  run('npx', ['projen', 'compile'], root);
}

function newest(directory: string, extension: string): number {
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith(extension));
  return files.reduce((time, file) => Math.max(time, statSync(join(directory, file)).mtimeMs), 0);
}

function run(command: string, args: readonly string[], cwd: string): string {
  const { status, error, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (error !== undefined || status !== 0) {
    throw new Error(`${command} ${args.join(' ')} failed: ${error?.message ?? stderr + stdout}`);
  }
  return stdout;
}
