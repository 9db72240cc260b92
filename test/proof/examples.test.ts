import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prove } from '../../src/analysis/prove';
import { PLAIN } from '../../src/cli/colours';
import { proveCommand } from '../../src/cli/commands/prove';
import { loadInput } from '../../src/cli/input/load-input';
import { EXAMPLE_NAMES, GROUPS, synthesizeExample } from '../support/examples';

const OPTIONS = { json: false, width: 120, colours: PLAIN, failOn: 'info' } as const;
const MODES = ['strong', 'weak'] as const;
const HALVES = Object.values(GROUPS).flatMap((group) => Object.values(group));

let outdir: string;
beforeEach(() => {
  // findings in one half of an example are printed
  jest.spyOn(console, 'error').mockImplementation();
  outdir = mkdtempSync(join(tmpdir(), 'proof-'));
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(outdir, { recursive: true });
});

function synthesized(name: string, references: typeof MODES[number]): string {
  const context = { '@aws-cdk/core:defaultCrossStackReferences': references };
  return synthesizeExample(name, { context, outdir: join(outdir, name) }).directory;
}

describe.each(MODES)('with %s references', (mode) => {
  test.each(EXAMPLE_NAMES.filter((name) => !HALVES.includes(name)))('%s replicates, and permits no more than it needs', (name) => {
    const { code, lines } = proveCommand([synthesized(name, mode)], OPTIONS);
    expect([code, lines]).toEqual([0, expect.anything()]);
  });

  test.each(Object.entries(GROUPS))('%s replicates as one deployment', (_, apps) => {
    const { code } = proveCommand(Object.values(apps).map((name) => synthesized(name, mode)), OPTIONS);
    expect(code).toBe(0);
  });

  test.each(HALVES)('%s alone is undecided, and nothing else', (name) => {
    const directory = synthesized(name, mode);
    const { findings } = prove(loadInput([directory]).model);
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.filter(({ undecided }) => !undecided)).toEqual([]);
    expect(proveCommand([directory], OPTIONS).code).toBe(3);
  });
});
