import { Duration, Token } from 'aws-cdk-lib';
import type { Schedule } from 'aws-cdk-lib/aws-events';
import type { IConstruct } from 'constructs';
import { ReplicationError } from '../../internal/errors/replication-error';
import { describeDuration, readSeconds } from '../../internal/input/duration';
import { readSchedule } from '../../internal/input/schedule';
import type { JobFunctionOptions } from '../job-function-options';

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
export function requireRareSchedule(schedule: Schedule | undefined, interval: number, scope: IConstruct): void {
  const { expression, seconds = Infinity } = schedule ? readSchedule(schedule, scope) : {};
  if (seconds < interval) {
    throw new ReplicationError('RepairScheduleTooShort', scope, {
      problem: `the schedule comes round in less than the ${interval} seconds of 'minimumInterval', in which one job is started`,
      value: expression,
      remedy: "use a longer 'schedule' or a shorter 'minimumInterval'",
    });
  }
}

/** @throws JobFunctionInvalid */
export function acceptFunctionOptions(props: JobFunctionOptions, scope: IConstruct): JobFunctionOptions {
  const { vpc, vpcSubnets, securityGroups, deadLetterQueue, reservedConcurrentExecutions } = props;
  const reserved = reservedConcurrentExecutions ?? 1;
  if (!vpc && (vpcSubnets ?? securityGroups)) {
    const value = { vpcSubnets, securityGroups: securityGroups?.length };
    fail("'vpcSubnets' and 'securityGroups' are for a function in a VPC", value, "give the 'vpc' too, or leave them out", scope);
  }
  if (deadLetterQueue?.fifo) {
    fail("'deadLetterQueue' is a FIFO queue", deadLetterQueue.node.path, 'use a standard queue: Lambda takes no other', scope);
  }
  if (!Token.isUnresolved(reserved) && !(Number.isInteger(reserved) && reserved >= 1)) {
    const remedy = 'use 1 or more: with 0 Lambda calls nothing';
    fail("'reservedConcurrentExecutions' is not a whole number from 1", reserved, remedy, scope);
  }
  return { vpc, vpcSubnets, securityGroups, deadLetterQueue, reservedConcurrentExecutions };
}

function fail(problem: string, value: unknown, remedy: string, scope: IConstruct): never {
  throw new ReplicationError('JobFunctionInvalid', scope, { problem, value, remedy });
}
