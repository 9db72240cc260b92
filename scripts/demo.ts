/**
 * Shows what the library makes of ten lines: synthesizes the example `minimal` and prints its stacks in deploy order.
 *
 * Needs no AWS account, no credentials and no network. `npm run demo`; CDK_OUTDIR names another output folder.
 */
import { join } from 'node:path';
import { stacksInDeployOrder } from './lib/assembly';
import { describeStack } from './lib/describe';
import { synthesizeExample } from './lib/examples';

const EXAMPLE = 'minimal';

// CDK's built-in validation has its own test and would be most of the wait here.
process.env.CDK_VALIDATION ??= 'false';

const outdir = process.env.CDK_OUTDIR ?? join('cdk.out', EXAMPLE);
const stacks = stacksInDeployOrder(synthesizeExample(EXAMPLE, { outdir }));
const environments = [...new Set(stacks.map(({ account, region }) => `aws://${account}/${region}`))].sort();

console.log(`examples/${EXAMPLE}.ts in deploy order: ${stacks.length} stacks, templates in ${outdir}`);
stacks.forEach((stack, index) => console.log(['', ...describeStack(stack, index + 1, stacks)].join('\n')));
console.log([
  '',
  'No custom resource, no Lambda function, one deployment.',
  'Next, with an account of yours in the example:',
  '',
  "  export CDK_APP='npx tsx --tsconfig tsconfig.dev.json examples/minimal.ts'",
  `  npx cdk bootstrap ${environments.join(' ')}`,
  '  npx cdk deploy --all',
].join('\n'));
