/**
 * Does the Java package say the same as the TypeScript one? Generates and compiles it, synthesizes two examples with
 * it, compares the templates with those of TypeScript, simulates an object, and makes mistakes on purpose, each with
 * the message that has to be met. Needs a JDK 17 and Maven.
 *
 * The published range of each dependency stays as it is: Maven would list all versions of a range, and lists of
 * registries lag behind. Here each is one that downloads.
 *
 * SMOKE_KEEP=1 keeps everything that was built.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Messages } from './smoke/language';
import {
  compareExamples, compareMistakes, compileLibrary, generateSources, minimalIn, readMistakes, readProof, readSimulated,
  source,
} from './smoke/language';
import type { RunOptions } from './smoke/process';
import { inTemporaryDirectory, main, run, SmokeFailure } from './smoke/process';
import { developed } from './smoke/versions';

/** What is met from Java for each mistake of scripts/smoke/java/Smoke.java. */
const MESSAGES: Messages = {
  'a proof that fails': /^RuntimeException: ValidationFailed: .*validation-report\.json/,
  'no destination': /^JsiiError: NoDestination: .*\[Documents\/Replication\]$/,
  'destinations left out': /^NullPointerException: destinations is required$/,
  'null in a list': /^JsiiError: .*EncryptedCrossRegionReplicationProps$/,
  'an unknown Region': /^JsiiError: RegionInvalid: .*got "Ireland"/,
  'a bucket that the app does not own': /^JsiiError: BucketNotOwned: .*fromBucketAttributes/,
  'a key of another account by its id': /^JsiiError: KeyArnRequired: .*got "1234"; .*arn:/,
  'events of a rule without metrics': /^JsiiError: EventsWithoutMetrics: .*all-eu-west-1/,
};

/** One version of each range; of jsii the newest that Maven has. */
const PINNED: ReadonlyArray<readonly [artifact: string, version: string]> = [
  ['aws-cdk-lib', developed('aws-cdk-lib')],
  ['constructs', developed('constructs')],
  ['jsii-runtime', '1.140.0'],
  ['annotations', '16.0.3'],
  ['javax.annotation-api', '1.3.2'],
];

const EXECUTE = 'org.codehaus.mojo:exec-maven-plugin:3.1.0:java';

main(() => {
  requireMaven();
  inTemporaryDirectory('smoke-java', (directory) => {
    console.log('generate and compile the package');
    installPackage(directory);

    console.log('synthesize, simulate, and make mistakes');
    const app = join(directory, 'app');
    const theirs = join(directory, 'java');
    cpSync(source('java'), app, { recursive: true });
    replaceInFile(join(app, 'pom.xml'), (text) => text.replace('>CDK<', `>${developed('aws-cdk-lib')}<`));
    maven(directory, app, minimalIn(theirs), 'compile', EXECUTE, '-Dexec.mainClass=Documents');
    const output = maven(directory, app, { capture: true }, EXECUTE, '-Dexec.mainClass=Smoke', `-Dexec.args=${theirs}`);
    readSimulated(output);
    readProof(output);
    compareExamples(theirs, 'Java');
    compareMistakes(readMistakes(output), MESSAGES);
  });
});

function requireMaven(): void {
  const found = spawnSync('mvn', ['--version'], { stdio: 'ignore' });
  if (found.error !== undefined || found.status !== 0) {
    throw new SmokeFailure('no mvn found: install a JDK 17 and Maven 3.6 or newer, and run this again');
  }
}

/** Into a local repository of its own, beside what it depends on. */
function installPackage(directory: string): void {
  compileLibrary();
  const folder = generateSources('java', directory);
  replaceInFile(join(folder, 'pom.xml'), (text) => PINNED.reduce((pom, [artifact, version]) => pom.replace(
    new RegExp(`(<artifactId>${artifact}</artifactId>\\s*<version>)[^<]*`), `$1${version}`), text));
  maven(directory, folder, {}, 'install', '-Dmaven.javadoc.skip=true');
}

function maven(directory: string, cwd: string, options: RunOptions, ...args: readonly string[]): string {
  const repository = `-Dmaven.repo.local=${join(directory, 'repository')}`;
  return run('mvn', ['--quiet', '--batch-mode', repository, ...args], { cwd, ...options });
}

function replaceInFile(file: string, replace: (text: string) => string): void {
  writeFileSync(file, replace(readFileSync(file, 'utf8')));
}
