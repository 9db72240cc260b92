/**
 * Proves the assemblies of `test/cases` and the variants of one set-up, prints verdict and exit code beside what is
 * expected, and exits 1 where they differ.
 *
 *     npm run cases [NAME…]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Case, Outcome } from '../test/support/cases/case';
import { CASES, isAsExpected, proveCase } from '../test/support/cases/case';
import { VARIANTS } from '../test/support/cases/variants';
import { proveVariant } from '../test/support/cases/variants/prove-variant';

const wanted = process.argv.slice(2);
const isWanted = (name: string) => wanted.length === 0 || wanted.some((part) => name.includes(part));
const folder = mkdtempSync(join(tmpdir(), 'cases-'));

type Row = Pick<Case, 'name' | 'expected' | 'names'> & { readonly prove: () => Outcome };

function show({ prove, ...each }: Row): { readonly holds: boolean; readonly lines: readonly string[] } {
  const outcome = prove();
  const { code, verdict, findings, error } = outcome;
  const holds = isAsExpected(each, outcome);
  const shown = holds && wanted.length === 0 ? [] : findings.slice(0, 12);
  return {
    holds,
    lines: [
      `${holds ? '=' : '!'} ${each.expected.padEnd(9)}  ${verdict.padEnd(10)}  ${code}  ${each.name}`,
      ...(error ? [`      ${error.code}: ${error.message}`] : shown.map(({ id, level, message }) => `      ${level} ${id}: ${message}`)),
    ],
  };
}

function report(title: string, rows: readonly Row[]): number {
  const shown = rows.filter(({ name }) => isWanted(name)).map(show);
  const differing = shown.filter(({ holds }) => !holds).length;
  console.log(shown.flatMap(({ lines }) => lines).join('\n'));
  console.log(`\n${shown.length} ${title}, ${differing} other than expected\n`);
  return differing;
}

const differing = report('cases', CASES.map((each) => ({ ...each, prove: () => proveCase(each) })))
  + report('variants', VARIANTS.map((each, index) =>
    ({ ...each, name: each.title, prove: () => proveVariant(each, join(folder, String(index))) })));
rmSync(folder, { recursive: true });
if (differing > 0) {
  process.exitCode = 1;
}
