import { SimulatedStatus } from 'cdk-encrypted-replication';
import type { SimulatedOutcome } from 'cdk-encrypted-replication';
import { addTag, arrives } from '../../src/cli/simulation-request';

function outcome(status: SimulatedStatus, ruleId?: string): SimulatedOutcome {
  return { destinationBucket: 'b', status, ruleId, explanation: '', trace: [] };
}

const { COMPLETED, FAILED, NOT_ELIGIBLE, UNDECIDED } = SimulatedStatus;

test.each([
  ['everywhere', [outcome(COMPLETED, 'a'), outcome(COMPLETED)], true],
  ['where a rule applies, and no rule applies to another destination', [outcome(COMPLETED, 'a'), outcome(NOT_ELIGIBLE)], true],
  ['at one destination but not at another', [outcome(COMPLETED, 'a'), outcome(FAILED, 'b')], false],
  ['at one, and S3 passes over it for another that has a rule', [outcome(COMPLETED, 'a'), outcome(NOT_ELIGIBLE, 'b')], false],
  ['perhaps', [outcome(UNDECIDED)], false],
  ['nowhere, since no rule applies', [outcome(NOT_ELIGIBLE)], false],
  ['nowhere, since there is no destination', [], false],
])('an object that arrives %s: %#', (_title, outcomes, arrived) => {
  expect(arrives({ outcomes })).toBe(arrived);
});

test.each([
  ['tier=gold', { tier: 'gold' }],
  ['tier=', { tier: '' }],
  ['expr=a=b', { expr: 'a=b' }],
  ['a key=a value', { 'a key': 'a value' }],
])('the tag %s is read', (text, tags) => {
  expect(addTag(text, { before: 'kept' })).toEqual({ before: 'kept', ...tags });
});

test.each(['tier', '=gold', ''])('the tag %j is refused', (text) => {
  expect(() => addTag(text, {})).toThrow(`--tag is written key=value, got ${JSON.stringify(text)}`);
});
