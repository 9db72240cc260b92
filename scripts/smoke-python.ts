/**
 * Does the Python package say the same as the TypeScript one? Builds the wheel, installs it in a clean virtual
 * environment, synthesizes two examples with it, compares the templates with those of TypeScript, proves them, and
 * simulates an object. Then type checkers read samples, and mistakes are made on purpose, each with
 * the message that has to be met.
 *
 * SMOKE_KEEP=1 keeps everything that was built.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Messages } from './smoke/language';
import {
  compareExamples, compareMistakes, compileLibrary, minimalIn, readMistakes, readProof, readSimulated, source,
} from './smoke/language';
import { inTemporaryDirectory, main, run, SmokeFailure } from './smoke/process';
import { developed } from './smoke/versions';

/** What is met from Python for each mistake of scripts/smoke/mistakes.py. */
const MESSAGES: Messages = {
  'a proof that fails': /^RuntimeError: ValidationFailed: .*validation-report\.json/,
  'a misspelled prop': /^TypeError: .* unexpected keyword argument 'destinatons'/,
  'a Region in place of a destination': /^TypeError: .*destinations\[0\] must be .*ReplicationDestination; got str/,
  'a destination without a list': /^TypeError: .*destinations must be a sequence/,
  'a name in place of keys': /^TypeError: .*keys must be one of .*ReplicationKeys.*; got str/,
  'a prefix in place of a filter': /^TypeError: .*filter must be one of .*ReplicationFilter.*; got str/,
  'a misspelled prop of a rule': /^TypeError: .*unexpected keyword argument 'prefix'/,
  'no destination': /^RuntimeError: NoDestination: .*\[Documents\/Replication\]$/,
  'an unknown Region': /^RuntimeError: RegionInvalid: .*got "Ireland"/,
  'a bucket that the app does not own': /^RuntimeError: BucketNotOwned: .*fromBucketAttributes/,
  'a key that is left out': /^TypeError: .*missing 1 required keyword-only argument: 'key_arn'/,
  'a key of another account by its id': /^RuntimeError: KeyArnRequired: .*got "1234"; .*arn:/,
};

/** A dict in a list: jsii drops the names that it does not know. */
const DICTS = { 'dict in snake case': 'Disabled', 'dict in camel case': 'Enabled', 'class': 'Enabled' };

main(() => {
  requirePython();
  inTemporaryDirectory('smoke-python', (directory) => {
    console.log('build the wheel');
    const wheel = buildWheel(directory);

    console.log('install it in a clean virtual environment');
    const python = join(directory, 'venv', 'bin', 'python');
    run('python3', ['-m', 'venv', join(directory, 'venv')]);
    run(python, [
      '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', wheel,
      // The same CDK on both sides; a newer one may render a resource differently.
      `aws-cdk-lib==${developed('aws-cdk-lib')}`, `constructs==${developed('constructs')}`,
    ]);

    console.log('synthesize and simulate');
    const theirs = join(directory, 'python');
    run(python, [source('documents.py')], { cwd: directory, ...minimalIn(theirs) });
    readSimulated(run(python, [source('app.py'), theirs], { cwd: directory, capture: true }));
    compareExamples(theirs, 'Python');

    console.log('samples, for type checkers and at run time');
    run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', 'mypy', 'pyright']);
    const samples = ['documents.py', 'app.py', 'samples.py', 'dicts.py'].map(source);
    run(python, ['-m', 'mypy', '--strict', ...samples], { cwd: directory });
    run(python, ['-m', 'pyright', '--pythonpath', python, ...samples], { cwd: directory });
    run(python, [source('samples.py'), join(directory, 'samples')], { cwd: directory });

    console.log('mistakes');
    const output = run(python, [source('mistakes.py')], { cwd: directory, capture: true });
    readProof(output);
    compareMistakes(readMistakes(output), MESSAGES);
    const dicts = run(python, [source('dicts.py')], { cwd: directory, capture: true }).trim();
    if (!isDeepStrictEqual(JSON.parse(dicts), DICTS)) {
      throw new SmokeFailure(`dicts in lists are read otherwise than docs/guide/languages.md says: ${dicts}`);
    }
  });
});

function requirePython(): void {
  const found = spawnSync('python3', ['-c', 'import venv, ensurepip'], { stdio: 'ignore' });
  if (found.error !== undefined || found.status !== 0) {
    throw new SmokeFailure('no python3 with venv and pip found: install Python 3.9 or newer and run this again');
  }
}

function buildWheel(directory: string): string {
  const out = join(directory, 'dist');
  compileLibrary();
  run('npx', ['jsii-pacmak', '--target', 'python', '--outdir', out]);
  const wheel = readdirSync(join(out, 'python')).find((file) => file.endsWith('.whl'));
  if (wheel === undefined) {
    throw new SmokeFailure(`jsii-pacmak left no wheel in ${out}`);
  }
  return join(out, 'python', wheel);
}
