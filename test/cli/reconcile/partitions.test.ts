import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Partitions } from '../../../src/cli/reconcile/partitions';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'partitions-'));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

/** The files that were written. */
function written(): readonly string[] {
  const [only] = readdirSync(root);
  return readdirSync(join(root, only));
}

test('what is about one thing is in one part, in order', () => {
  const partitions = new Partitions(root);
  ['a', 'b', 'a', 'c', 'a'].forEach((subject, index) => partitions.add(subject, `${subject}${index}`));
  const parts = [...partitions.parts()].filter((part) => part.includes('a0'));
  expect(parts.map((part) => part.filter((line) => line.startsWith('a')))).toEqual([['a0', 'a2', 'a4']]);
});

test('lines that are more than memory should hold are written before they are asked for', () => {
  const partitions = new Partitions(root);
  const lines = Array.from({ length: 40 }, (_, index) => `${index} ${'x'.repeat(1000)}`);
  partitions.add('other', 'few');
  lines.forEach((line) => partitions.add('subject', line));
  expect(written()).toHaveLength(1);
  expect([...partitions.parts()].find((part) => part.length === lines.length)).toEqual(lines);
});

test('a part without lines is empty', () => {
  const partitions = new Partitions(root);
  expect([...partitions.parts()].every((part) => part.length === 0)).toBe(true);
});

test('no file stays', () => {
  const partitions = new Partitions(root);
  partitions.add('a', 'line');
  expect([...partitions.parts()].flat()).toEqual(['line']);
  partitions.remove();
  expect(readdirSync(root)).toEqual([]);
});
