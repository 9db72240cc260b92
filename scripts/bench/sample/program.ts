import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { timed } from './clock';
import { pathOf } from './engine';
import type { Cost, Measurement } from './sample';

/** The program reports its own CPU time and memory; the time that a user waits is measured here. */
export function measureProgram(root: string, args: readonly string[] | undefined): Measurement {
  const script = args === undefined ? [join(__dirname, 'empty.js')] : [pathOf(root, 'cli/main'), ...args];
  const [{ wall }, { error, output, stderr }] = timed(() =>
    spawnSync(process.execPath, ['--require', join(__dirname, 'report-on-exit.js'), ...script], {
      // the fourth is what the program reports to
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      encoding: 'utf8',
      maxBuffer: 1024 ** 3,
    }));
  const report = output?.[3];
  if (error !== undefined || !report) {
    throw new Error(`the program reported nothing: ${String(error ?? stderr)}`);
  }
  const { main, cpu, memory, code } = JSON.parse(report) as Cost & { readonly memory: number; readonly code: number };
  return { wall, main, cpu, memory, phases: {}, counts: { code } };
}
