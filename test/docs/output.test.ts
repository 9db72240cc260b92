import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as ts from 'typescript';
import { DataPerimeter, EncryptedCrossRegionReplication, ReplicationDestination } from 'cdk-encrypted-replication';
import type { EncryptedCrossRegionReplicationProps } from 'cdk-encrypted-replication';
import { temporaryAssemblies } from '../cli/example';
import { recorder } from '../cli/fixtures';
import { runAtOnce } from '../support/run-cli';
import { extractSamples } from '../support/samples';

const ROOT = join(__dirname, '..', '..');
const directory = temporaryAssemblies();

function pathOf(page: string): string {
  return page === 'README.md' ? join(ROOT, page) : join(ROOT, 'docs', 'guide', page);
}

/** The blocks of a page that show what something prints. */
function outputsIn(page: string): readonly string[] {
  return [...readFileSync(pathOf(page), 'utf8').matchAll(/^```text\n([\s\S]*?)^```$/gm)].map(([, text]) => text.trimEnd());
}

function prove(...args: readonly string[]) {
  const terminal = recorder();
  const code = runAtOnce(['prove', ...args], terminal);
  return { code, out: terminal.stdout.join(''), err: terminal.stderr.join('') };
}

/** The app of the README, with an option, or after a sample has changed it; its proof is a matter of `prove`. */
function synthesize(
  name: string,
  options: Partial<EncryptedCrossRegionReplicationProps> = {},
  change: (replication: EncryptedCrossRegionReplication) => void = () => undefined,
): string {
  const app = new App({ outdir: directory(name), analyticsReporting: false, context: { 'cdk-encrypted-replication:proof': false } });
  const stack = new Stack(app, 'Documents', { env: { account: '111111111111', region: 'ap-southeast-1' } });
  const destinations = [ReplicationDestination.inRegion('eu-west-1')];
  change(new EncryptedCrossRegionReplication(stack, 'Replication', { destinations, ...options }));
  app.synth();
  return directory(name);
}

/** Runs a sample as a reader would paste it. */
function runSample(page: string, contains: string): (replication: EncryptedCrossRegionReplication) => void {
  const [sample] = extractSamples(pathOf(page)).filter(({ code }) => code.includes(contains));
  // eslint-disable-next-line no-new-func, @typescript-eslint/no-implied-eval -- a sample is text
  const call = new Function('replication', 'iam', ts.transpile(sample.code));
  return (replication) => void call(replication, iam);
}

describe('docs/guide/prove.md', () => {
  test('has the finding of its example, word by word, and names the other one', () => {
    const { code, out } = prove(synthesize('endpoint', {}, runSample('prove.md', 'OnlyOurEndpoint')));
    const [shown] = outputsIn('prove.md');
    const errors = out.split('\n\n').filter((block) => block.startsWith('  error'));
    expect(code).toBe(1);
    expect(errors).toContain(shown);
    expect(errors.map((block) => block.split('\n')[0])).toEqual([
      '  error  ReplicationProof::ReplicateObject[all-eu-west-1]',
      '  error  ReplicationProof::ReplicateTags[all-eu-west-1]',
    ]);
  });

  test('has a perimeter in place of the statement, in which nothing is found', () => {
    const perimeter = new DataPerimeter({ vpcEndpointIds: ['vpce-0123456789abcdef0'] });
    const { code, out } = prove(synthesize('perimeter', { perimeter }));
    expect([code, out]).toEqual([0, expect.not.stringContaining('ReplicationProof::')]);
  });
});

test('docs/guide/prove-templates.md has the line of a finding, but for the text that it leaves out', () => {
  const [shown] = outputsIn('prove-templates.md');
  const pair = join(ROOT, 'test', 'cli', 'templates', 'pair');
  const source = readFileSync(join(pair, 'source.yaml'), 'utf8').replace('[kms:Encrypt, ', '[');
  writeFileSync(directory('source.yaml'), source);
  const { out } = prove(`${join(pair, 'destination.yaml')}@222222222222/eu-west-1`,
    `${directory('source.yaml')}@111111111111/us-east-1`, '--parameter', 'source.ReplicaKeyArn=destination.KeyArn',
    '--parameter', 'ReplicaBucketArn=destination.BucketArn', '--parameter', 'ReplicaAccount=222222222222');
  const found = out.replaceAll(directory('source.yaml'), 'source.yaml').split('\n');
  expect(found).toEqual(expect.arrayContaining(shown.split('\n').map((line) => (
    line.endsWith('…') ? expect.stringContaining(line.slice(0, -1)) : line))));
});

test('docs/guide/prove-templates.md has the error of a template that cannot be read', () => {
  const [, shown] = outputsIn('prove-templates.md');
  const [, file, line] = /^error: (\S+):(\d+): /.exec(shown)!;
  writeFileSync(directory(file), `Resources:${'\n'.repeat(Number(line) - 1)}  Key: !Reff Other\n`);
  const { code, out, err } = prove(directory(file));
  expect([code, out, err.replace(directory(file), file).trimEnd()]).toEqual([2, '', shown]);
});

test('README has an error as it is thrown, but for the part that it leaves out', () => {
  const [shown] = outputsIn('README.md');
  const [begin, end] = shown.split('…').map((part) => part.replace(/[[\]().]/g, '\\$&'));
  const app = new App();
  const stack = new Stack(app, 'Documents', { env: { account: '111111111111', region: 'eu-west-1' } });
  const destinations = [ReplicationDestination.inRegion('eu-west-1')];
  const make = () => new EncryptedCrossRegionReplication(stack, 'Replication', { destinations });
  expect(make).toThrow(new RegExp(`^${begin}.*${end}$`));
});
