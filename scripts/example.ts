/**
 * Synthesizes one example: `npm run example -- NAME`.
 *
 * Writes to cdk.out/NAME, or to the folder in CDK_OUTDIR; CDK_CONTEXT_JSON holds context for the app, as the CDK
 * command line passes it.
 */
import { join } from 'node:path';
import { stacksInDeployOrder } from '../test/support/assembly';
import { EXAMPLE_NAMES, GROUPS, fileOf, synthesizeExample } from '../test/support/examples';

const BAD_USAGE = 2;

const NAMES = [...new Set(EXAMPLE_NAMES.map(fileOf))];

function main(names: readonly string[]): number {
  const [name] = names;
  if (names.length !== 1 || !NAMES.includes(name)) {
    console.error(names.length === 1 ? `There is no example '${name}'.` : 'Name one example: npm run example -- NAME');
    console.error(`Examples: ${NAMES.join(', ')}`);
    return BAD_USAGE;
  }
  const outdir = process.env.CDK_OUTDIR ?? join('cdk.out', name);
  for (const [folder, assembly] of Object.entries(GROUPS[name] ?? { '.': name })) {
    print(assembly, join(outdir, folder));
  }
  return 0;
}

function print(name: string, outdir: string): void {
  // an app without an outdir of its own would write where this variable says
  delete process.env.CDK_OUTDIR;
  const stacks = stacksInDeployOrder(synthesizeExample(name, { outdir }));
  const width = Math.max(...stacks.map((stack) => stack.name.length));
  for (const { name: stack, region, template } of stacks) {
    const resources = Object.keys(template.Resources).length;
    console.log(`${stack.padEnd(width)}  ${region.padEnd(14)}  ${resources} resource${resources === 1 ? '' : 's'}`);
  }
}

// Validation may have set a code of its own.
process.exitCode = main(process.argv.slice(2)) || process.exitCode;
