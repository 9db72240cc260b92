import { FAILURE_REASONS } from '../../../src/analysis/s3/failure-reasons';
import { CHECKS } from '../../../src/analysis/checks/catalogue';

const NAMES = FAILURE_REASONS.map(({ name }) => name);

test('the failure reasons are in order, each once', () => {
  expect(NAMES).toEqual([...new Set(NAMES)].sort());
});

test('every failure reason says in a sentence what was wrong', () => {
  expect(FAILURE_REASONS.filter(({ meaning }) => !/^[A-Z].*\.$/.test(meaning))).toEqual([]);
});

test('a requirement names a failure reason of S3 or says that there is none', () => {
  const others = CHECKS.map(({ failureReason }) => failureReason).filter((reason) => !NAMES.includes(reason));
  expect(others.filter((reason) => !/^none\b/.test(reason))).toEqual([]);
});

test('no requirement is about S3 Batch Replication', () => {
  const ofBatch = FAILURE_REASONS.filter(({ batchOnly }) => batchOnly).map(({ name }) => name);
  expect(CHECKS.filter(({ failureReason }) => ofBatch.includes(failureReason))).toEqual([]);
});
