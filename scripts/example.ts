/**
 * Synthesizes one example, `npm run example -- NAME`, or all of them, `npm run example -- --all`.
 *
 * Writes to cdk.out/NAME, or to the folder in CDK_OUTDIR, all of them to folders in it; CDK_CONTEXT_JSON holds context
 * for the app, as the CDK command line passes it.
 */
import { join } from 'node:path';
import { stacksInDeployOrder } from '../test/support/assembly';
import { EXAMPLE_NAMES, GROUPS, fileOf, synthesizeExample } from '../test/support/examples';

const BAD_USAGE = 2;

const NAMES = [...new Set(EXAMPLE_NAMES.map(fileOf))];

function main(names: readonly string[]): number {
  const [name] = names;
  const outdir = process.env.CDK_OUTDIR;
  // an app without an outdir of its own would write where this variable says
  delete process.env.CDK_OUTDIR;
  if (names.length === 1 && name === '--all') {
    NAMES.forEach((each) => synthesize(each, join(outdir ?? 'cdk.out', each)));
    return 0;
  }
  if (names.length !== 1 || !NAMES.includes(name)) {
    console.error(names.length === 1 ? `There is no example '${name}'.` : 'Name one example: npm run example -- NAME');
    console.error(`Examples: ${NAMES.join(', ')}`);
    return BAD_USAGE;
  }
  synthesize(name, outdir ?? join('cdk.out', name));
  return 0;
}

function synthesize(name: string, outdir: string): void {
  for (const [folder, assembly] of Object.entries(GROUPS[name] ?? { '.': name })) {
    print(assembly, join(outdir, folder));
  }
}

function print(name: string, outdir: string): void {
  const stacks = stacksInDeployOrder(synthesizeExample(name, { outdir }));
  const width = Math.max(...stacks.map((stack) => stack.name.length));
  for (const { name: stack, region, template } of stacks) {
    const resources = Object.keys(template.Resources).length;
    console.log(`${stack.padEnd(width)}  ${region.padEnd(14)}  ${resources} resource${resources === 1 ? '' : 's'}`);
  }
}

// Validation may have set a code of its own.
process.exitCode = main(process.argv.slice(2)) || process.exitCode;
