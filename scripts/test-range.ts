/**
 * Runs the whole suite at the ends of what the package says it works with, in copies: the repository stays on the
 * floor. `npm run test:range` runs all, `npm run test:range -- newest/24` one. `npm test` is floor/20.
 */
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { inTemporaryDirectory, main, ROOT, run, SmokeFailure } from './smoke/process';

/** The newest of aws-cdk-lib 2.x and constructs 10.x, or what this repository develops with. */
type Cdk = 'floor' | 'newest';

/** Each Node with one end of the other range at least, and both ends with two. */
const RANGE: ReadonlyArray<readonly [cdk: Cdk, node: string]> = [['newest', '20'], ['floor', '22'], ['newest', '24']];

main(() => {
  const [wanted] = process.argv.slice(2);
  const chosen = RANGE.filter((each) => wanted === undefined || each.join('/') === wanted);
  if (chosen.length === 0) {
    throw new SmokeFailure(`there is no ${wanted}; choose one of ${RANGE.map((each) => each.join('/')).join(', ')}`);
  }
  for (const [cdk, node] of chosen) {
    inTemporaryDirectory('test-range', (directory) => testWith(cdk, node, directory));
  }
});

function testWith(cdk: Cdk, node: string, directory: string): void {
  const repository = join(directory, 'repository');
  copyRepository(repository);
  const options = { cwd: repository, env: { PATH: `${installNode(node, directory)}${delimiter}${process.env.PATH}` } };
  run('npm', ['ci'], options);
  if (cdk === 'newest') {
    run('npm', ['install', '--no-save', 'aws-cdk-lib@^2', 'constructs@^10'], options);
  }
  run('node', ['-p', '`node ${process.version}, aws-cdk-lib ${require("aws-cdk-lib/package.json").version}, `'
    + ' + `constructs ${require("constructs/package.json").version}`'], options);
  // No coverage: the threshold has been met on the floor.
  run('npx', ['jest', '--ci', '--coverage=false'], options);
}

/** What is tracked or about to be; without what git ignores. */
function copyRepository(directory: string): void {
  const files = run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { capture: true });
  for (const file of files.split('\0').filter((name) => name !== '' && existsSync(join(ROOT, name)))) {
    cpSync(join(ROOT, file), join(directory, file));
  }
}

/** The newest of a line, as npm has it for this platform. */
function installNode(version: string, directory: string): string {
  const [name, folder] = [`node-${process.platform}-${process.arch}`, join(directory, 'node')];
  mkdirSync(folder);
  run('npm', ['install', '--no-save', '--prefix', folder, `${name}@${version}`]);
  return join(folder, 'node_modules', name, 'bin');
}
