import type { Case } from './cases';
import { authorize, readCaseFiles } from './cases';

const files = readCaseFiles();

/** What a case names of a decision. */
function summary({ expect: wanted, ...situation }: Case): object {
  const { outcome, cause, missing, statement, unknowns, nearMisses } = authorize(situation);
  const named = typeof wanted === 'string' ? { outcome: wanted } : wanted;
  const all = {
    outcome,
    cause,
    missing,
    sid: statement?.sid,
    unknowns,
    mismatch: nearMisses[0]?.mismatch,
    nearMisses: nearMisses.map((miss) => miss.statement.sid),
  };
  return Object.fromEntries(Object.entries(all).filter(([name]) => name in named));
}

describe.each(files)('$name: $about', ({ cases, defaults }) => {
  test('the file has cases', () => {
    expect(cases.length).toBeGreaterThan(0);
  });

  test.each(cases)('$title', (each) => {
    const whole = { ...defaults, ...each };
    const wanted = typeof each.expect === 'string' ? { outcome: each.expect } : each.expect;
    expect(summary(whole)).toEqual(wanted);
  });
});

test('there are at least 150 cases, and no title occurs twice in a file', () => {
  const titles = files.flatMap(({ name, cases }) => cases.map(({ title }) => `${name}: ${title}`));
  expect(titles.length).toBeGreaterThanOrEqual(150);
  expect(new Set(titles).size).toBe(titles.length);
});

test('every case names the page of AWS, or the fact, that it rests on', () => {
  const sources = files.flatMap(({ cases }) => cases.map(({ see }) => see));
  expect(sources.filter((see) => !/^https:\/\/docs\.aws\.amazon\.com\/|^fact \d/.test(see))).toEqual([]);
});
