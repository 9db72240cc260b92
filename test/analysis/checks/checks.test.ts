import { CHECKS } from '../../../src/analysis/checks/catalogue';
import { formatRuleId } from '../../../src/analysis/report/findings';
import type { Finding } from '../../../src/analysis/report/findings';
import { findingsIn } from './broken-examples';
import { CANARY } from './canary';
import type { SpoiledCase } from './cases';
import { BROKEN_BY_USERS, CALLS } from './cases';
import { CONDITIONS } from './conditions';
import { CUSTOM_RESOURCES } from './custom-resources';
import { EXCESS } from './excess';
import { SHAPE } from './shape';

const TABLES: readonly [string, readonly SpoiledCase[]][] = [
  ['calls', CALLS],
  ['what users break', BROKEN_BY_USERS],
  ['conditions', CONDITIONS],
  ['custom resources', CUSTOM_RESOURCES],
  ['canaries', CANARY],
  ['excess permissions', EXCESS],
  ['shapes, names and places', SHAPE],
];

function named(findings: readonly Finding[]): string[] {
  return findings.map((finding) => `${finding.severity} ${formatRuleId(finding)}`);
}

describe.each(TABLES)('%s', (_table, cases) => {
  test.each(cases)('$example with $title', ({ example, change, findings, says = [] }) => {
    const found = findingsIn(example, change);
    expect(named(found).sort()).toEqual([...findings].sort());
    const words = found.map(({ message, fix }) => `${message}\n${fix}`).join('\n');
    for (const text of says) {
      expect(words).toContain(text);
    }
  });
});

const ALL = TABLES.flatMap(([, cases]) => cases);

test('every requirement is found at least once in these tables', () => {
  const found = new Set(ALL.flatMap(({ findings }) => findings.map((each) => each.split(' ')[1].split('[')[0])));
  // acknowledgements are in no template
  expect(CHECKS.map(({ id }) => id).filter((id) => !found.has(id))).toEqual(['AcknowledgementMatchesNothing']);
});

test('ids are unique and in the words of a name', () => {
  const ids = CHECKS.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !/^([A-Z][a-z0-9]*)+$/.test(id))).toEqual([]);
});

test('every finding names a resource, a place in it and a page of AWS', () => {
  for (const { example, change } of ALL) {
    for (const { address, propertyPath, see, fix } of findingsIn(example, change)) {
      expect(address.logicalId).not.toBe('');
      expect(propertyPath).toMatch(/^(Properties|DependsOn|Condition|Transform|Type|Description)/);
      expect(see).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
      expect(fix).not.toBe('');
    }
  }
});
