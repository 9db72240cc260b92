import { join } from 'node:path';
import { compareAssemblies } from './compare';
import { ROOT, run, SmokeFailure } from './process';

/** What every app writes in its language, into folders of these names. */
const EXAMPLES = ['minimal', 'cross-account'];

/** A mistake and what was met, in one line. */
export type Met = readonly [mistake: string, message: string];

export type Messages = Readonly<Record<string, RegExp>>;

/** An argument of every smoke test: take what was built before. */
export const BUILT = '--built';

/** The files that generators of packages read. */
export function compileLibrary(): void {
  if (process.argv.includes(BUILT)) {
    return;
  }
  run('npx', ['projen', 'compile']);
  run('npx', ['projen', 'post-compile']);
}

/** The sources of the package for one language. */
export function generateSources(language: string, directory: string): string {
  run('npx', ['jsii-pacmak', '--targets', language, '--code-only', '--outdir', join(directory, 'code')]);
  return join(directory, 'code', language);
}

/** The script of an app, or its folder. */
export function source(name: string): string {
  return join(ROOT, 'scripts', 'smoke', name);
}

/** Compares, template by template, what an app wrote with what TypeScript writes, and proves it. */
export function compareExamples(theirs: string, language: string): void {
  for (const example of EXAMPLES) {
    const ours = `${theirs}-typescript-${example}`;
    run('npm', ['run', '--silent', 'example', '--', example], {
      env: { CDK_OUTDIR: ours, CDK_CONTEXT_JSON: JSON.stringify({ 'aws:cdk:version-reporting': false }) },
    });
    compareAssemblies(ours, join(theirs, example), language);
    run('npm', ['run', '--silent', 'cli', '--', 'prove', join(theirs, example)]);
  }
}

/** Maven resets colours before the first line of a program, whatever it is told. */
const START_OF_LINE = '^(?:\\u001b\\[\\d*m)*';

/** What the simulator says of the object that an app put into it. */
export function readSimulated(output: string): void {
  const lines = new RegExp(`${START_OF_LINE}SIMULATED (.*)$`, 'gm');
  const simulated = [...output.matchAll(lines)].map(([, status]) => status).join();
  if (simulated !== 'COMPLETED') {
    throw new SmokeFailure(`the simulator says ${simulated || 'nothing'} where the object is COMPLETED`);
  }
  console.log('the simulator says COMPLETED');
}

export function readMistakes(output: string): readonly Met[] {
  const lines = new RegExp(`${START_OF_LINE}MISTAKE (.*?): (.*)$`, 'gm');
  return [...output.matchAll(lines)].map(([, mistake, message]) => [mistake, message]);
}

/** Every mistake has an error, of the language or of this library. */
export function compareMistakes(met: readonly Met[], expected: Messages): void {
  for (const [mistake, message] of met) {
    console.log(`  ${mistake}: ${message}`);
    if (!expected[mistake]?.test(message)) {
      throw new SmokeFailure(`${mistake}: expected ${expected[mistake]}`);
    }
  }
  if (met.length !== Object.keys(expected).length) {
    throw new SmokeFailure(`${met.length} mistakes were made, ${Object.keys(expected).length} are known`);
  }
}
