import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKS } from '../../src/analysis/checks/catalogue';
import { LIVE_CHECKS } from '../../src/cli/doctor/live-checks';

const ROOT = join(__dirname, '..', '..');
const GUIDE = readFileSync(join(ROOT, 'docs', 'guide', 'doctor.md'), 'utf8');
const TESTS = join(ROOT, 'test', 'cli', 'doctor');
const LIVE = Object.values(LIVE_CHECKS).map(({ id }) => id);

/** The ids of a table, by the text of its heading. */
function idsIn(heading: string, column: number): readonly string[] {
  const [, table] = GUIDE.split(`\n| ${heading} |`);
  return table.split('\n\n')[0].split('\n').flatMap((row) => [...(row.split('|')[column] ?? '').matchAll(/`([A-Z]\w+)`/g)])
    .map(([, id]) => id);
}

test('the guide has what only an account shows, each finding once', () => {
  const ids = idsIn('finding', 1);
  expect(ids.filter((id) => !/KeyEnabled$/.test(id)).sort()).toEqual([...LIVE].sort());
});

test('the guide names findings that the proof has', () => {
  const known = new Set<string>([...CHECKS.map(({ id }) => id), ...LIVE]);
  const named = [...idsIn('in the account', 2), ...idsIn('finding', 1)];
  expect(named.filter((id) => !known.has(id))).toEqual([]);
  expect(named).toEqual(expect.arrayContaining(['SourceVersioned', 'DestinationVersioned', 'SourceKeyEnabled']));
});

test.each([...new Set([...LIVE, ...idsIn('in the account', 2)])])('a test of doctor has the finding %s', (id) => {
  const texts = readdirSync(TESTS).filter((file) => file.endsWith('.test.ts')).map((file) => readFileSync(join(TESTS, file), 'utf8'));
  expect(texts.filter((text) => text.includes(`'${id}'`))).not.toEqual([]);
});
