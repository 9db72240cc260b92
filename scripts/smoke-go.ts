/**
 * Does the Go module say the same as the TypeScript package? Generates it, synthesizes two examples with it, compares
 * the templates with those of TypeScript, simulates an object, and makes mistakes on purpose, each with the message
 * that has to be met: errors are panics. Needs Go 1.25.
 *
 * The generated module keeps its range. Go takes the lowest version that all modules allow, and proxies do not serve
 * all of them: the app asks for one that they do.
 *
 * SMOKE_KEEP=1 keeps everything that was built.
 */
import { spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { Messages } from './smoke/language';
import {
  compareExamples, compareMistakes, compileLibrary, generateSources, minimalIn, readMistakes, readProof, readSimulated,
  source,
} from './smoke/language';
import { inTemporaryDirectory, main, run, SmokeFailure } from './smoke/process';

/** What is met from Go for each mistake of scripts/smoke/go/main.go. */
const MESSAGES: Messages = {
  'a proof that fails': /^ValidationFailed: .*validation-report\.json/,
  'no destination': /^NoDestination: .*\[Documents\/Replication\]$/,
  'destinations left out': /^Field .*\.Destinations is required, but has nil value$/,
  'an unknown Region': /^RegionInvalid: .*got "Ireland"/,
  'a bucket that the app does not own': /^BucketNotOwned: .*fromBucketAttributes/,
  'a key of another account by its id': /^KeyArnRequired: .*got "1234"; .*arn:/,
};

const MODULE = 'github.com/cdk-encrypted-replication/cdk-encrypted-replication-go/cdkencryptedreplication';

/** At or above the floor. */
const SERVED = ['github.com/aws/aws-cdk-go/awscdk/v2@v2.275.0'];

main(() => {
  requireGo();
  inTemporaryDirectory('smoke-go', (directory) => {
    console.log('generate the module');
    compileLibrary();
    const generated = join(generateSources('go', directory), 'cdkencryptedreplication');

    console.log('compile an app with it; aws-cdk-lib takes a minute the first time');
    const app = join(directory, 'app');
    cpSync(source('go'), app, { recursive: true });
    go(app, 'mod', 'init', 'smoke');
    go(app, 'mod', 'edit', `-require=${MODULE}@v0.0.0`, `-replace=${MODULE}=${generated}`,
      ...SERVED.map((version) => `-require=${version}`));
    go(app, 'mod', 'tidy');
    go(app, 'build', '-o', 'bin/', './...');

    console.log('synthesize, simulate, and make mistakes');
    const theirs = join(directory, 'go');
    run(join(app, 'bin', 'documents'), [], { cwd: app, ...minimalIn(theirs) });
    const output = run(join(app, 'bin', 'smoke'), [theirs], { cwd: app, capture: true });
    readSimulated(output);
    readProof(output);
    compareExamples(theirs, 'Go');
    compareMistakes(readMistakes(output), MESSAGES);
  });
});

function requireGo(): void {
  const found = spawnSync('go', ['version'], { encoding: 'utf8' });
  if (found.error !== undefined || found.status !== 0) {
    throw new SmokeFailure('no go found: install Go 1.25 or newer, and run this again');
  }
}

function go(cwd: string, ...args: readonly string[]): void {
  run('go', args, { cwd, env: { GOFLAGS: '-mod=mod' } });
}
