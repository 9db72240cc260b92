/**
 * Shows what the library makes of ten lines: synthesizes the example `minimal`, prints its stacks in deploy order, and
 * follows an object on its way to the other Region, call by call.
 *
 * Needs no AWS account, no credentials and no network. `npm run demo`; CDK_OUTDIR names another output folder.
 */
import { join } from 'node:path';
import { ReplicationSimulator } from '../src';
import { stacksInDeployOrder } from '../test/support/assembly';
import { synthesizeExample } from '../test/support/examples';
import { describeStack } from './lib/describe';
import { describeJourney } from './lib/journey';

const EXAMPLE = 'minimal';
const OBJECT = 'reports/2026.csv';

// CDK's built-in validation has its own test and would be most of the wait here.
process.env.CDK_VALIDATION ??= 'false';

const outdir = process.env.CDK_OUTDIR ?? join('cdk.out', EXAMPLE);
const stacks = stacksInDeployOrder(synthesizeExample(EXAMPLE, { outdir }));
const environments = [...new Set(stacks.map(({ account, region }) => `aws://${account}/${region}`))].sort();

console.log(`examples/${EXAMPLE}.ts in deploy order: ${stacks.length} stacks, templates in ${outdir}`);
stacks.forEach((stack, index) => console.log(['', ...describeStack(stack, index + 1, stacks)].join('\n')));

const source = stacks[stacks.length - 1].template.Resources;
const [bucket] = Object.keys(source).filter((id) => source[id].Properties?.ReplicationConfiguration);
const simulator = ReplicationSimulator.fromAssembly(outdir);
console.log([
  '',
  'Proven while it was synthesized: nothing in these templates keeps S3 from replicating.',
  `What S3 would do with ${OBJECT}, uploaded without any header:`,
  ...describeJourney(simulator.putObject(bucket, OBJECT)),
].join('\n'));

console.log([
  '',
  'No custom resource, no Lambda function, one deployment.',
  'Next, with an account of yours in the example:',
  '',
  "  export CDK_APP='npx tsx --tsconfig tsconfig.dev.json examples/minimal.ts'",
  `  npx cdk bootstrap ${environments.join(' ')}`,
  '  npx cdk deploy --all',
].join('\n'));
