/**
 * Does the Python package say the same as the TypeScript one? Builds the wheel, installs it in a clean virtual
 * environment, synthesizes the minimal app with it, compares the templates with those of examples/minimal.ts, and
 * proves the assembly that Python made. Then type checkers read samples, and mistakes are made on purpose, each with
 * the message that has to be met.
 *
 * SMOKE_KEEP=1 keeps everything that was built.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { inTemporaryDirectory, main, ROOT, run, SmokeFailure } from './smoke/process';
import { developed } from './smoke/versions';

interface Mistake {
  readonly mistake: string;
  readonly error: string | null;
  readonly message?: string;
}

/** What is met from Python for each mistake of scripts/smoke/mistakes.py. */
const MESSAGES: Readonly<Record<string, RegExp>> = {
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

const ANALYTICS = ['CDKMetadata', 'CDKMetadataAvailable'];

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

    console.log('synthesize in both languages');
    const [ours, theirs] = [join(directory, 'typescript'), join(directory, 'python')];
    run(python, [join(ROOT, 'scripts', 'smoke', 'app.py'), theirs], { cwd: directory });
    run('npm', ['run', '--silent', 'example', '--', 'minimal'], {
      env: { CDK_OUTDIR: ours, CDK_CONTEXT_JSON: JSON.stringify({ 'aws:cdk:version-reporting': false }) },
    });
    compare(ours, theirs);
    run('npm', ['run', '--silent', 'cli', '--', 'prove', theirs]);

    console.log('samples, for type checkers and at run time');
    run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', 'mypy', 'pyright']);
    const samples = ['app.py', 'samples.py', 'dicts.py'].map(script);
    run(python, ['-m', 'mypy', '--strict', ...samples], { cwd: directory });
    run(python, ['-m', 'pyright', '--pythonpath', python, ...samples], { cwd: directory });
    run(python, [script('samples.py'), join(directory, 'samples')], { cwd: directory });

    console.log('mistakes');
    const met = run(python, [script('mistakes.py')], { cwd: directory, capture: true }).trim().split('\n');
    compareMistakes(met.map((line) => JSON.parse(line) as Mistake));
    const dicts = run(python, [script('dicts.py')], { cwd: directory, capture: true }).trim();
    if (!isDeepStrictEqual(JSON.parse(dicts), DICTS)) {
      throw new SmokeFailure(`dicts in lists are read otherwise than docs/guide/languages.md says: ${dicts}`);
    }
  });
});

function script(name: string): string {
  return join(ROOT, 'scripts', 'smoke', name);
}

/** Every mistake has an error, of Python or of this library. */
function compareMistakes(met: readonly Mistake[]): void {
  for (const { mistake, error, message = '' } of met) {
    console.log(`  ${mistake}: ${error}: ${message}`);
    if (!MESSAGES[mistake]?.test(`${error}: ${message}`)) {
      throw new SmokeFailure(`${mistake}: expected ${MESSAGES[mistake]}`);
    }
  }
  if (met.length !== Object.keys(MESSAGES).length) {
    throw new SmokeFailure(`${met.length} mistakes were made, ${Object.keys(MESSAGES).length} are known`);
  }
}

function requirePython(): void {
  const found = spawnSync('python3', ['-c', 'import venv, ensurepip'], { stdio: 'ignore' });
  if (found.error !== undefined || found.status !== 0) {
    throw new SmokeFailure('no python3 with venv and pip found: install Python 3.9 or newer and run this again');
  }
}

function buildWheel(directory: string): string {
  const out = join(directory, 'dist');
  run('npx', ['projen', 'compile']);
  run('npx', ['projen', 'post-compile']);
  run('npx', ['jsii-pacmak', '--target', 'python', '--outdir', out]);
  const wheel = readdirSync(join(out, 'python')).find((file) => file.endsWith('.whl'));
  if (wheel === undefined) {
    throw new SmokeFailure(`jsii-pacmak left no wheel in ${out}`);
  }
  return join(out, 'python', wheel);
}

function compare(ours: string, theirs: string): void {
  const names = templatesIn(ours);
  if (names.length === 0 || !isDeepStrictEqual(names, templatesIn(theirs))) {
    throw new SmokeFailure(`templates differ in number or name: ${names} and ${templatesIn(theirs)}`);
  }
  const different = names.filter((name) => !isDeepStrictEqual(template(ours, name), template(theirs, name)));
  if (different.length > 0) {
    throw new SmokeFailure(`templates differ between TypeScript and Python: ${different} (SMOKE_KEEP=1 keeps both)`);
  }
  console.log(`the same templates in TypeScript and in Python: ${names.join(', ')}`);
}

function templatesIn(directory: string): string[] {
  return readdirSync(directory).filter((file) => file.endsWith('.template.json')).sort();
}

/** A template without the resource that counts the use of constructs per language. */
function template(directory: string, file: string): object {
  const content = JSON.parse(readFileSync(join(directory, file), 'utf8')) as Record<string, Record<string, unknown>>;
  for (const section of ['Resources', 'Conditions']) {
    for (const id of ANALYTICS) {
      delete content[section]?.[id];
    }
    if (content[section] !== undefined && Object.keys(content[section]).length === 0) {
      delete content[section];
    }
  }
  return content;
}
