import { CHECKS } from '../../../src/analysis/checks/catalogue';
import { describeFailureReason, FAILURE_REASONS, reported, unreported } from '../../../src/analysis/s3/failure-reasons';

const NAMES = Object.keys(FAILURE_REASONS);

test('the failure reasons are in order', () => {
  expect(NAMES).toEqual([...NAMES].sort());
});

test('every failure reason says in a sentence what was wrong', () => {
  expect(Object.values(FAILURE_REASONS).filter(({ meaning }) => !/^[A-Z].*\.$/.test(meaning))).toEqual([]);
});

test('no check is about S3 Batch Replication', () => {
  const ofLiveReplication = CHECKS.flatMap(({ failureReason }) =>
    ('reported' in failureReason ? [FAILURE_REASONS[failureReason.reported]] : []));
  expect(ofLiveReplication.filter(({ batchOnly }) => batchOnly)).toEqual([]);
});

test('what S3 does not report is described by what happens instead', () => {
  expect(describeFailureReason(unreported('nothing is replicated'))).toBe('none: nothing is replicated');
  expect(describeFailureReason(reported('SrcKeyNotFound'))).toBe('SrcKeyNotFound');
});
