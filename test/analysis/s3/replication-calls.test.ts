import { isMade } from '../../../src/analysis/s3/calls';
import { REPLICATION_CALLS } from '../../../src/analysis/s3/replication-calls';
import type { RuleContext } from '../../../src/analysis/s3/replication-context';
import type { Match } from '../../../src/analysis/symbolic/match';

const READS_OF_LOCKS = REPLICATION_CALLS.filter(({ id }) => ['ReadSourceRetention', 'ReadSourceLegalHold'].includes(id));

test.each<[unknown, Match]>([
  [true, 'all'],
  [false, 'none'],
  ['maybe', 'unknown'],
])('with Object Lock %j of the source its reads are made: %s', (objectLock, made) => {
  const rule = { source: { objectLock } } as RuleContext;
  expect(READS_OF_LOCKS.map((call) => isMade(call, rule))).toEqual([made, made]);
});
