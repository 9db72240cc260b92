/**
 * Synthesizes one example: `npm run example -- NAME`.
 *
 * Writes to cdk.out/NAME, or to the folder in CDK_OUTDIR; CDK_CONTEXT_JSON holds context for the app, as the CDK
 * command line passes it.
 */
import { join } from 'node:path';
import { stacksInDeployOrder } from './lib/assembly';
import { EXAMPLE_NAMES, synthesizeExample } from './lib/examples';

const BAD_USAGE = 2;

function main(names: readonly string[]): number {
  const [name] = names;
  if (names.length !== 1 || !EXAMPLE_NAMES.includes(name)) {
    console.error(names.length === 1 ? `There is no example '${name}'.` : 'Name one example: npm run example -- NAME');
    console.error(`Examples: ${EXAMPLE_NAMES.join(', ')}`);
    return BAD_USAGE;
  }
  const outdir = process.env.CDK_OUTDIR ?? join('cdk.out', name);
  const stacks = stacksInDeployOrder(synthesizeExample(name, { outdir }));
  const width = Math.max(...stacks.map((stack) => stack.name.length));
  for (const { name: stack, region, template } of stacks) {
    const resources = Object.keys(template.Resources).length;
    console.log(`${stack.padEnd(width)}  ${region.padEnd(14)}  ${resources} resource${resources === 1 ? '' : 's'}`);
  }
  return 0;
}

// Validation may have set a code of its own.
process.exitCode = main(process.argv.slice(2)) || process.exitCode;
