import { Duration, Lazy, Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { readSchedule, requireRareSchedule } from '../../../src/internal/input/schedule';

const scope = new Stack();
const read = (expression: string) => readSchedule(Schedule.expression(expression), scope).seconds;

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

test.each([
  ['rate(1 minute)', MINUTE],
  ['rate(90 minutes)', 90 * MINUTE],
  ['rate(2 hours)', 2 * HOUR],
  ['rate(1 day)', DAY],
  ['cron(0 3 * * ? *)', DAY],
  ['cron(0,30 * * * ? *)', 30 * MINUTE],
  ['cron(0/15 * * * ? *)', 15 * MINUTE],
  ['cron(/20 * ? * MON-FRI *)', 20 * MINUTE],
  ['cron(* * * * ? *)', MINUTE],
  ['cron(*/7 * * * ? *)', 4 * MINUTE],
  ['cron(50-10/20 3 * * ? *)', 40 * MINUTE],
  ['cron(0 0,23 * * ? *)', HOUR],
  ['cron(0 0,23 ? * FRI-MON *)', HOUR],
  ['cron(0 0,23 1,15 * ? *)', 23 * HOUR],
  ['cron(0 0,23 ? * SAT,SUN *)', HOUR],
  ['cron(0 0,23 ? * 1,7 *)', HOUR],
  ['cron(0 0,23 1,31 * ? *)', HOUR],
  ['cron(0 0,23 1,28 * ? *)', HOUR],
  ['cron(0 0,23 1,29 2,3 ? *)', HOUR],
  ['cron(0 0,23 1,30 4,5 ? *)', HOUR],
  ['cron(0 0,23 1,31 1,12 ? *)', HOUR],
  ['cron(0 0,23 1,31 1,3 ? *)', 23 * HOUR],
  ['cron(0 0,23 1,L * ? *)', HOUR],
  ['cron(0 0,23 L-1,L * ? *)', HOUR],
  ['cron(0 12 1 1,2 ? *)', 31 * DAY],
  ['cron(0 0,23 ? * mon 2190-2199)', 23 * HOUR],
  ['cron(0 22-2 * * ? *)', HOUR],
  ['cron(0 3 L * ? *)', 28 * DAY],
  ['cron(0 3 L 1,12 ? *)', 31 * DAY],
  ['cron(0 3 L-3 * ? *)', 28 * DAY],
  ['cron(0 3 LW JAN,JUL ? *)', 179 * DAY],
  ['cron(0 3 15W 1/3 ? *)', 88 * DAY],
  ['cron(0 3 31W 2,3 ? *)', 364 * DAY],
  ['cron(0 3 ? * L *)', 7 * DAY],
  ['cron(0 3 ? * 3#2 *)', 28 * DAY],
  ['cron(0 3 ? * FRIL *)', 28 * DAY],
  ['cron(0 3 29 2 ? *)', 1461 * DAY],
  ['cron(0  3 * * ? *)', DAY],
])('%s comes round every %d seconds at the earliest', (expression, seconds) => {
  expect(read(expression)).toBe(seconds);
});

test.each([
  'nonsense', '', 'at(2026-11-28T12:00:00)', 'rate(0 minutes)', 'rate(1 minutes)', 'rate(2 minute)', 'rate(1 week)', 'rate(1.5 hours)',
  'rate(5 minutes) ', 'cron()', 'cron(0 3 * * *)', 'cron(0 3 * * * *)', 'cron(0 3 ? * ? *)', 'cron(0 3 1 * MON *)',
  'cron(60 3 * * ? *)', 'cron(0 24 * * ? *)', 'cron(0 3 0 * ? *)', 'cron(0 3 32 * ? *)', 'cron(0 3 32W * ? *)', 'cron(0 3 * 13 ? *)',
  'cron(0 3 ? * 8 *)', 'cron(0 3 ? * 0 *)', 'cron(0 3 ? * MON#6 *)', 'cron(0 3 ? * 3#1,6#3 *)', 'cron(0 3 * * ? 1969)', 'cron(? 3 * * ? *)',
  'cron(0 3 * ? MON *)', 'cron(0/0 3 * * ? *)', 'cron(,0 3 * * ? *)', 'cron(0 3-25 * * ? *)', 'cron(0 L * * ? *)', 'cron(-1 3 * * ? *)',
  'cron(0 3 * FOO ? *)',
])('%j is refused', (expression) => {
  expect(() => read(expression)).toThrow(`ScheduleInvalid: 'schedule' is neither a rate nor a cron expression that EventBridge takes, got ${JSON.stringify(expression)}`);
});

test.each([
  'cron(0 0 31 2 ? *)', 'cron(0 0 31 4,6,9,11 ? *)', 'cron(0 0 31W 4 ? *)', 'cron(0 0 29 2 ? 2191)', 'cron(0 0 L-31 * ? *)',
  'cron(0 0 29 2 ? 2025)',
])('%s is refused, which never comes round', (expression) => {
  expect(() => read(expression)).toThrow(`ScheduleInvalid: 'schedule' never comes round: no year that it names has such a day, got "${expression}"`);
});

describe('a schedule that has run', () => {
  const require = (expression: string) => {
    const stack = new Stack();
    const limit = { seconds: DAY, code: 'ScheduleInvalid', problem: 'too often', remedy: 'none' } as const;
    requireRareSchedule(Schedule.expression(expression), limit, stack);
    return Annotations.fromStack(stack);
  };
  const message = Match.stringLikeRegexp("'schedule' has no day from today on.*ack: cdk-encrypted-replication:ScheduleEnded");

  test.each([
    'cron(0 3 * * ? 2025)', 'cron(0 3 ? * MON 1970-2025)', 'cron(* * 29 2 ? 2024,2025)', 'cron(0 3 31 12 ? 1970)',
  ])('gets a warning: %s', (expression) => {
    require(expression).hasWarning('/Default', message);
  });

  test.each(['cron(0 3 * * ? 2025-2199)', 'cron(0 3 * * ? *)', 'rate(1 day)'])('or will run gets none: %s', (expression) => {
    require(expression).hasNoWarning('*', message);
  });
});

test('a schedule that runs once more is as rare as can be', () => {
  expect(read('cron(0 3 1 1 ? 2199)')).toBe(Infinity);
});

test.each([
  ['a rate', Schedule.rate(Duration.minutes(Lazy.number({ produce: () => 0 })))],
  ['an expression', Schedule.expression(Lazy.string({ produce: () => 'nonsense' }))],
])('%s that is known at deployment only passes', (_what, schedule) => {
  expect(readSchedule(schedule, scope).seconds).toBeUndefined();
});

describe('the longest time between two runs', () => {
  const longest = (expression: string) => readSchedule(Schedule.expression(expression), scope).longestSeconds;

  test.each([
    ['rate(90 minutes)', 90 * MINUTE],
    ['rate(7 days)', 7 * DAY],
    ['cron(0/15 * * * ? *)', 15 * MINUTE],
    ['cron(0/20 * ? * * *)', 20 * MINUTE],
    ['cron(*/7 * * * ? *)', 7 * MINUTE],
    ['cron(0 3 * * ? *)', DAY],
    ['cron(0 3,9 * * ? *)', 18 * HOUR],
    ['cron(0 3,9 1-31 1-12 ? *)', 18 * HOUR],
    ['cron(0 3 ? * MON-FRI *)', 3 * DAY],
    ['cron(0 3,9 ? * MON-FRI *)', 3 * DAY - 6 * HOUR],
    ['cron(0 3 ? * SAT-MON *)', 5 * DAY],
    ['cron(0 3 ? * MON,THU *)', 4 * DAY],
    ['cron(0 3 ? * THU,MON,THU *)', 4 * DAY],
    ['cron(0 3 ? * SUN *)', 7 * DAY],
    ['cron(0 3 ? * 7,2L *)', 7 * DAY],
    ['cron(0 3 ? * 7,1 *)', 6 * DAY],
    ['cron(0 3 1 * ? *)', 31 * DAY],
    ['cron(0 3 1,15 * ? *)', 17 * DAY],
    ['cron(0 3 L * ? *)', 31 * DAY],
    ['cron(0 3 1W * ? *)', 33 * DAY],
    ['cron(0 3 28-3 * ? *)', 25 * DAY],
    ['cron(0 3 ? * 3#2 *)', 35 * DAY],
    ['cron(0 3 * 6 ? *)', 337 * DAY],
    ['cron(0 3 1 12,1 ? *)', 335 * DAY],
    ['cron(0 3 1 12 ? *)', 366 * DAY],
  ])('of %s is %d seconds', (expression, seconds) => {
    expect(longest(expression)).toBe(seconds);
  });

  test.each([
    'cron(0 3 * * ? 2199)', 'cron(0 3 * * ? 2028-2199)', 'cron(0 3 ? 2 1#5 *)', Lazy.string({ produce: () => 'rate(1 hour)' }),
  ])('of %s is not known', (expression) => {
    expect(longest(expression)).toBeUndefined();
  });
});
