/**
 * Builds the library once, then runs the smoke tests of its packages, two at a time, and says how long each took and
 * what it had in memory, all its processes together.
 *
 *     npm run smoke
 *     npm run smoke -- python go    these alone
 *     npm run smoke -- --built      with what was built before
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { BUILT, compileLibrary } from './smoke/language';
import { describeMemory } from './smoke/memory';
import { main, ROOT, SmokeFailure } from './smoke/process';
import { watch } from './smoke/watch';
import type { Taken } from './smoke/watch';

/** The longest first. */
const SMOKE_TESTS = ['python', 'java', 'go', 'package'];

const AT_A_TIME = 2;

main(async () => {
  const args = process.argv.slice(2).filter((arg) => arg !== BUILT);
  const unknown = args.find((arg) => !SMOKE_TESTS.includes(arg));
  if (unknown !== undefined) {
    throw new SmokeFailure(`there is no smoke test '${unknown}'; choose of ${SMOKE_TESTS.join(', ')}`);
  }
  compileLibrary();
  const queue = SMOKE_TESTS.filter((name) => args.length === 0 || args.includes(name));
  const taken = new Map<string, Taken>();
  await Promise.all(Array.from({ length: AT_A_TIME }, async () => {
    for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
      taken.set(name, await smokeTest(name));
    }
  }));
  console.log();
  taken.forEach(({ code, seconds, memory }, name) =>
    console.log(`smoke:${name.padEnd(8)} ${code === 0 ? 'passed' : 'FAILED'}  ${String(seconds).padStart(4)} s  ${describeMemory(memory)}`));
  const failed = [...taken].filter(([, { code }]) => code !== 0).map(([name]) => `smoke:${name}`);
  if (failed.length > 0) {
    throw new SmokeFailure(failed.join(', '));
  }
});

/** Prints what it said when it has ended: another one runs beside it. */
async function smokeTest(name: string): Promise<Taken> {
  console.log(`smoke:${name} starts`);
  const lines: string[] = [];
  const child = spawn('npx', ['tsx', '--tsconfig', 'tsconfig.dev.json', join('scripts', `smoke-${name}.ts`), BUILT], {
    cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.on('data', (data) => lines.push(String(data)));
  child.stderr.on('data', (data) => lines.push(String(data)));
  const taken = await watch(child);
  console.log(`\n=== smoke:${name}\n${lines.join('')}`);
  return taken;
}
