import { Duration } from 'aws-cdk-lib';
import type { Schedule } from 'aws-cdk-lib/aws-events';
import type { IConstruct } from 'constructs';
import { ReplicationError } from '../../internal/errors/replication-error';
import { describeDuration, readSeconds } from '../../internal/input/duration';
import { requireRareSchedule } from '../../internal/input/schedule';

const DEFAULT_INTERVAL = Duration.hours(1);
const MIN_INTERVAL = 300;

/**
 * In seconds.
 *
 * @throws RepairIntervalInvalid
 */
export function planInterval(interval: Duration = DEFAULT_INTERVAL, scope: IConstruct): number {
  const seconds = readSeconds(interval);
  if (!Number.isInteger(seconds) || seconds < MIN_INTERVAL) {
    throw new ReplicationError('RepairIntervalInvalid', scope, {
      problem: "'minimumInterval' is not a whole number of seconds from five minutes that is known at synth time",
      value: describeDuration(interval),
      remedy: 'use Duration.minutes(5) or more: a job takes longer than that to list its objects',
    });
  }
  return seconds;
}

/** @throws ScheduleInvalid, RepairScheduleTooShort */
export function requireRepairSchedule(schedule: Schedule, interval: number, scope: IConstruct): void {
  requireRareSchedule(schedule, {
    seconds: interval,
    code: 'RepairScheduleTooShort',
    problem: `the schedule comes round in less than the ${interval} seconds of 'minimumInterval', in which one job is started`,
    remedy: "use a longer 'schedule' or a shorter 'minimumInterval'",
  }, scope);
}
