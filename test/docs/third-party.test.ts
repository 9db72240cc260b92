import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NOTICES, writeNotices } from '../support/third-party';

const ROOT = join(__dirname, '..', '..');

test('the licences of what the bundles contain are in the package: `npx projen compile` writes them', () => {
  const notices = readFileSync(join(ROOT, NOTICES), 'utf8');
  expect(notices).toBe(writeNotices());
  expect(notices).toMatch(/yaml 2\.\d+\.\d+ \(ISC\)[^]*Permission to use, copy, modify, and\/or distribute/);
});

test('a licence that packages share is there once, under all of them', () => {
  const notices = writeNotices();
  expect(notices.match(/^@aws-sdk\/client-s3 3\.\d+\.\d+ \(Apache-2\.0\)/gm)).toHaveLength(1);
  expect(notices.match(/^@aws-sdk\/nested-clients 3/gm)).toHaveLength(1);
  expect(notices.split('TERMS AND CONDITIONS FOR USE').length).toBeLessThan(8);
});

test('npm packs the file', () => {
  const ignored = readFileSync(join(ROOT, '.npmignore'), 'utf8').split('\n');
  expect(ignored.filter((line) => line.includes(NOTICES))).toEqual([]);
});
