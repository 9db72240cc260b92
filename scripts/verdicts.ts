/**
 * Proves what is known to replicate: the assemblies of `test/cases` that are marked `works`, every example, and the
 * set-ups that AWS publishes (`test/published`), some of which do not replicate or leave it open, with the reason.
 *
 * Prints verdict and exit code of each, and exits 1 where one is not as expected.
 *
 *     npm run verdicts
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Outcome } from '../test/support/cases/case';
import { CASES, proveCase, proveFolder } from '../test/support/cases/case';
import { EXAMPLE_NAMES, GROUPS, fileOf, synthesizeExample } from '../test/support/examples';
import { PUBLISHED, provePublished } from '../test/support/published/published';

interface Row {
  readonly kind: string;
  readonly name: string;
  readonly expected: string;
  readonly outcome: Outcome;
  /** Where a set-up is published and what it is, or what was reported. */
  readonly about?: string;
}

const CODES: Readonly<Record<string, number>> = { replicates: 0, fails: 1, undecided: 3 };

/** Each example in a folder of its own; the apps of a group are one deployment. */
function examples(directory: string): Row[] {
  return [...new Set(EXAMPLE_NAMES.map(fileOf))].map((name) => {
    const [first, ...others] = Object.values(GROUPS[name] ?? { '.': name })
      .map((assembly) => synthesizeExample(assembly, { outdir: join(directory, assembly) }).directory);
    return { kind: 'example', name, expected: 'replicates', outcome: proveFolder(first, ...others) };
  });
}

function rows(directory: string): Row[] {
  return [
    ...CASES.filter(({ expected }) => expected === 'works')
      .map((each) => ({ kind: 'case', name: each.name, expected: 'replicates', outcome: proveCase(each), about: each.why })),
    ...examples(directory),
    ...PUBLISHED.map((each) => ({
      kind: 'published', name: each.name, expected: each.expected, outcome: provePublished(each), about: `${each.what} (${each.page}): ${each.why}`,
    })),
  ];
}

function holds({ expected, outcome: { verdict, code } }: Row): boolean {
  return verdict === expected && code === CODES[expected];
}

function line(row: Row): string {
  const { kind, name, outcome: { verdict, code, findings }, about } = row;
  const said = holds(row) ? [] : [`      expected ${row.expected}`,
    ...findings.filter(({ level }) => level === 'fails' || level === 'undecided').map(({ level, id, message }) => `      ${level} ${id}: ${message}`)];
  return [`${holds(row) ? '=' : '!'} ${kind.padEnd(9)}  ${verdict.padEnd(10)}  ${code}  ${name}`, ...(about ? [`      ${about}`] : []), ...said].join('\n');
}

const folder = mkdtempSync(join(tmpdir(), 'verdicts-'));
try {
  const all = rows(folder);
  const differing = all.filter((row) => !holds(row)).length;
  console.log(all.map(line).join('\n'));
  console.log(`\n${all.length} set-ups, ${differing} other than expected`);
  // synthesis may have set a code of its own
  process.exitCode = differing > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true });
}
