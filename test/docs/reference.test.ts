import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { referencePages } from '../../scripts/lib/reference';
import { ERROR_CODES } from '../../src/errors/error-codes';
import frozen from '../nag/frozen-acknowledgements.json';

const FOLDER = join(__dirname, '..', '..', 'docs', 'reference');
const PAGES = referencePages();

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
  const rows = [...PAGES['errors.md'].matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
  expect(rows).toEqual(Object.keys(ERROR_CODES).sort());
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
