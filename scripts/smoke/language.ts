import { join } from 'node:path';
import { compareAssemblies } from './compare';
import type { RunOptions } from './process';
import { ROOT, run, SmokeFailure } from './process';

/** What every app writes in its language, into folders of these names. */
const EXAMPLES = ['minimal', 'cross-account'];

/** Otherwise each language has metadata of its own. */
const NO_VERSION_REPORTING = JSON.stringify({ 'aws:cdk:version-reporting': false });

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

/** For the example minimal, which is a program of its own: what README and docs/guide/languages.md show. */
export function minimalIn(directory: string): RunOptions {
  return {
    measure: true,
    env: { CDK_OUTDIR: join(directory, 'minimal'), CDK_CONTEXT_JSON: NO_VERSION_REPORTING },
  };
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
      env: { CDK_OUTDIR: ours, CDK_CONTEXT_JSON: NO_VERSION_REPORTING },
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

/** What an app gets hold of when the proof fails, as docs/guide/languages.md shows. */
export function readProof(output: string): void {
  if (!new RegExp(`${START_OF_LINE}PROOF .*ValidationFailed: .*validation-report\\.json`, 'm').test(output)) {
    throw new SmokeFailure('a failing proof is caught otherwise than docs/guide/languages.md says');
  }
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
