import type { StackTemplate } from '../../../src/analysis/assembly/stack-template';
import * as arns from '../../../src/analysis/iam/arn';
import * as conditions from '../../../src/analysis/iam/match-condition';
import * as principals from '../../../src/analysis/iam/match-principal';
import * as statements from '../../../src/analysis/iam/match-statement';
import * as parsing from '../../../src/analysis/iam/parse-statement';
import * as partials from '../../../src/analysis/iam/partial-decision';
import { buildModel } from '../../../src/analysis/model/build-model';
import * as schemas from '../../../src/analysis/model/schema/resource-schema';
import { prove } from '../../../src/analysis/prove';
import type { ProofResult } from '../../../src/analysis/report/findings';
import * as patterns from '../../../src/analysis/symbolic/pattern';
import * as unification from '../../../src/analysis/symbolic/unify';
import { prefixes, rules, sharedRole, sources } from './templates';

/** Twice as much of everything, and a little for what is looked up among all. */
const MOST = 2.2;
const SIZE = 24;

/** What takes the time of a proof, by the function that does it once. */
const OPERATIONS = {
  'statements parsed': () => jest.spyOn(parsing, 'parseStatement'),
  'actions compared': () => jest.spyOn(statements, 'matchAction'),
  'resources compared': () => jest.spyOn(arns, 'matchArn'),
  'conditions compared': () => jest.spyOn(conditions, 'matchCondition'),
  'principals compared': () => jest.spyOn(principals, 'matchPrincipal'),
  'texts compared': () => jest.spyOn(patterns, 'matches'),
  'texts unified': () => jest.spyOn(unification, 'unifies'),
  'calls decided': () => jest.spyOn(partials, 'decidePartially'),
  'resources inspected': () => jest.spyOn(schemas, 'findPropertyProblems'),
} as const;

type Counts = Readonly<Record<keyof typeof OPERATIONS, number>>;

function count(stack: StackTemplate): Counts & Pick<ProofResult, 'findings'> {
  const spies = Object.entries(OPERATIONS).map(([name, spyOn]) => [name, spyOn()] as const);
  const { findings } = prove(buildModel([stack]));
  const counts = Object.fromEntries(spies.map(([name, spy]) => [name, spy.mock.calls.length])) as Counts;
  spies.forEach(([, spy]) => spy.mockRestore());
  return { ...counts, findings };
}

describe.each([
  ['sources that the policies of one destination name', sources],
  ['sources that share a role', sharedRole],
  ['prefixes that a role names', prefixes],
  ['rules that differ by tag', rules],
] as const)('twice as many %s', (_what, create) => {
  const [once, twice] = [SIZE, 2 * SIZE].map((size) => count(create(size)));

  test('lead to no finding that would take time of its own', () => {
    expect(twice.findings).toEqual([]);
  });

  test.each(Object.keys(OPERATIONS) as (keyof typeof OPERATIONS)[])('take at most twice the %s', (operation) => {
    expect(twice[operation]).toBeLessThanOrEqual(once[operation] * MOST);
  });
});
