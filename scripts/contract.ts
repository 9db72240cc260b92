/**
 * Compares the examples with the golden files of the stability contract, test/contract/NAME.json: `npm run contract`.
 *
 * What users deploy holds data: stack names, logical ids, physical names and rule ids cannot change afterwards.
 * `npm run contract -- --update` writes the files anew; read the difference before you commit it.
 */
import { rmSync, writeFileSync } from 'node:fs';
import type { Contract } from '../test/support/contract';
import { contractOf, differences, goldenFile, goldenNames, readGolden, render } from '../test/support/contract';
import { EXAMPLE_NAMES, synthesizeExample } from '../test/support/examples';

// Templates do not depend on it, and it takes longer than they do.
process.env.CDK_VALIDATION ??= 'false';

const BAD_USAGE = 2;

function main(args: readonly string[]): number {
  if (args.some((arg) => arg !== '--update')) {
    console.error('Usage: npm run contract [-- --update]');
    return BAD_USAGE;
  }
  const contracts = new Map(EXAMPLE_NAMES.map((name) => [name, contractOf(synthesizeExample(name))]));
  return args.includes('--update') ? update(contracts) : check(contracts);
}

function update(contracts: ReadonlyMap<string, Contract>): number {
  for (const [name, contract] of contracts) {
    writeFileSync(goldenFile(name), render(contract));
  }
  for (const name of goldenNames().filter((each) => !contracts.has(each))) {
    rmSync(goldenFile(name));
  }
  console.log(`Wrote the contract of ${contracts.size} examples.`);
  return 0;
}

function check(contracts: ReadonlyMap<string, Contract>): number {
  const broken = [...contracts].map(([name, contract]) => report(name, contract)).filter((holds) => !holds);
  const orphans = goldenNames().filter((name) => !contracts.has(name));
  for (const orphan of orphans) {
    console.error(`${orphan}: a golden file without an example`);
  }
  if (broken.length + orphans.length > 0) {
    console.error('\nUsers have deployed what is missing or changed. If it was never released: npm run contract -- --update');
    return 1;
  }
  console.log(`The contract of ${contracts.size} examples holds.`);
  return 0;
}

function report(name: string, contract: Contract): boolean {
  const golden = readGolden(name);
  const lines = golden ? differences(golden, contract) : [`missing  ${goldenFile(name)}`];
  if (lines.length > 0) {
    console.error([`${name}:`, ...lines.map((line) => `  ${line}`)].join('\n'));
  }
  return lines.length === 0;
}

process.exitCode = main(process.argv.slice(2));
