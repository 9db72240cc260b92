import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKS } from '../../src/analysis/checks/catalogue';
import { BLIND_SPOTS } from '../../src/analysis/report/blind-spots';
import { FAILURE_REASONS } from '../../src/analysis/s3/failure-reasons';
import { ERROR_CODES } from '../../src/internal/errors/error-codes';
import frozen from '../internal/nag/frozen-acknowledgements.json';
import { FAILURE_ADVICE } from '../support/reference/failure-advice';
import { findingsFor } from '../support/reference/failure-reasons';
import { referencePages } from '../support/reference/index';

const FOLDER = join(__dirname, '..', '..', 'docs', 'reference');
const PAGES = referencePages();

/** The names in the first column of the tables of a page. */
function firstCells(file: string): string[] {
  return [...PAGES[file].matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
}

// `npm run docs:reference` writes them anew.
test.each(Object.keys(PAGES))('docs/reference/%s is what the tables say', (file) => {
  expect(readFileSync(join(FOLDER, file), 'utf8')).toBe(PAGES[file]);
});

test.each(Object.keys(PAGES))('%s says that it is generated, and is the same every time', (file) => {
  expect(PAGES[file]).toContain('do not edit');
  expect(referencePages()[file]).toBe(PAGES[file]);
});

test.each(Object.entries(PAGES))('%s has no empty cell', (_file, text) => {
  expect(text).not.toMatch(/\| (undefined)? *\||\[object|\$\{Token/);
});

test('every error code has its row', () => {
  expect(firstCells('errors.md')).toEqual(Object.keys(ERROR_CODES).sort());
});

test('every requirement has its row, under a heading, in the order of the catalogue', () => {
  const ids = CHECKS.map(({ id }) => id);
  expect(firstCells('proof.md').filter((cell) => !/^(error|warning|info)$/.test(cell))).toEqual(ids);
});

test('every blind spot is on the page of the proof', () => {
  for (const spot of BLIND_SPOTS) {
    expect(PAGES['proof.md']).toContain(`- ${spot}`);
  }
});

test('every failure reason of S3 has its row, once, with advice', () => {
  const names = Object.keys(FAILURE_REASONS);
  expect(firstCells('failure-reasons.md').sort()).toEqual([...names].sort());
  expect(Object.keys(FAILURE_ADVICE).sort()).toEqual([...names].sort());
});

test('every failure reason that a requirement names is one of S3', () => {
  const named = CHECKS.flatMap(({ failureReason }) => ('reported' in failureReason ? [failureReason.reported] : []));
  expect(Object.keys(FAILURE_REASONS)).toEqual(expect.arrayContaining(named));
  for (const reason of named) {
    expect(findingsFor(reason).length).toBeGreaterThan(0);
  }
});

test('advice names requirements that exist', () => {
  const foretold = Object.values(FAILURE_ADVICE).flatMap((advice) => advice.foretold ?? []);
  expect(CHECKS.map(({ id }) => id)).toEqual(expect.arrayContaining(foretold));
});

test('every frozen acknowledgement of cdk-nag is on the page, with its reason', () => {
  const page = PAGES['nag.md'];
  expect(frozen.length).toBeGreaterThan(0);
  for (const { id, reason } of frozen) {
    expect(page).toContain(id.replace(/\[Resource::.*/, ''));
    // statements on one resource share a finding: its reason is made of theirs
    for (const sentence of reason.split(/(?<=\.) (?=[A-Z])/)) {
      expect(page).toContain(sentence);
    }
  }
});

test('every statement names the page of AWS that asks for it', () => {
  const rows = PAGES['permissions.md'].split('\n').filter((line) => /^\| `/.test(line));
  expect(rows.length).toBeGreaterThan(15);
  for (const row of rows) {
    expect(row).toMatch(/\[AWS\]\(https:\/\/docs\.aws\.amazon\.com\//);
  }
});

describe('docs/guide/troubleshooting.md', () => {
  const guide = readFileSync(join(FOLDER, '..', 'guide', 'troubleshooting.md'), 'utf8');
  const rows = [...guide.matchAll(/^\| `((?:Assume|Src|Dst)\w+)` \|[^|]*\|([^|]*)\|$/gm)];

  test('has a table of the reasons that people meet', () => {
    expect(rows.length).toBeGreaterThan(5);
  });

  test.each(rows.map(([, reason, findings]) => [reason, findings]))('names findings that foretell %s', (reason, findings) => {
    const ids = [...findings.matchAll(/`(\w+)`/g)].map(([, id]) => id);
    expect(ids.length).toBeGreaterThan(0);
    expect(findingsFor(reason)).toEqual(expect.arrayContaining(ids));
  });
});
