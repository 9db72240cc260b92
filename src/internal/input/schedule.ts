import { Annotations, Token } from 'aws-cdk-lib';
import type { Schedule } from 'aws-cdk-lib/aws-events';
import type { IConstruct } from 'constructs';
import { ReplicationError } from '../errors/replication-error';
import type { ErrorCode } from '../errors/replication-error';
import { WARNINGS } from '../warnings/warnings';
import { findGaps, parseCron } from './cron';
import type { Gaps } from './cron';

/** How often a schedule comes round, as far as it says. */
export interface ScheduleGap {
  /** The expression of EventBridge. */
  readonly expression: string;
  /** The shortest time between two runs, in seconds; `undefined` where it is not known at synth time. */
  readonly seconds: number | undefined;
  /** The longest one; `undefined` also where runs end. */
  readonly longestSeconds: number | undefined;
  /** Whether the last run was before today. */
  readonly ended: boolean;
}

/** How rare a schedule has to be, and what is said of one that is not. */
export interface ScheduleLimit {
  /** The shortest time between two runs, in seconds. */
  readonly seconds: number;
  readonly code: ErrorCode;
  readonly problem: string;
  readonly remedy: string;
}

const RATE = /^rate\((\d+) (minute|minutes|hour|hours|day|days)\)$/;
const CRON = /^cron\((.*)\)$/;
const SECONDS = { minute: 60, hour: 3_600, day: 86_400 } as const;
const DAY_MILLISECONDS = SECONDS.day * 1_000;

/**
 * Reads a schedule as EventBridge does.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
 * @throws ScheduleInvalid
 */
export function readSchedule({ expressionString: expression }: Schedule, scope: IConstruct): ScheduleGap {
  if (Token.isUnresolved(expression)) {
    return { expression, seconds: undefined, longestSeconds: undefined, ended: false };
  }
  const { shortest, longest, ended } = readRate(expression) ?? readCron(expression, scope);
  return { expression, seconds: shortest, longestSeconds: longest, ended };
}

/**
 * Checks that a schedule comes round seldom enough. One that has run is no error: an app that was right would fail from
 * one day to the next.
 *
 * @throws ScheduleInvalid, or what the limit says
 */
export function requireRareSchedule(schedule: Schedule, limit: ScheduleLimit, scope: IConstruct): void {
  const { expression, seconds = Infinity, ended } = readSchedule(schedule, scope);
  if (seconds < limit.seconds) {
    throw new ReplicationError(limit.code, scope, { problem: limit.problem, value: expression, remedy: limit.remedy });
  }
  if (ended) {
    Annotations.of(scope).addWarningV2(WARNINGS.ScheduleEnded.id,
      `'schedule' has no day from today on, so that nothing runs: ${expression}. Use years to come, or remove it`);
  }
}

/** One minute, but two minutes: EventBridge takes no other form. */
function readRate(expression: string): Gaps | undefined {
  const [, count, unit] = RATE.exec(expression) ?? [];
  const single = unit?.replace(/s$/, '');
  const seconds = Number(count) * SECONDS[single as keyof typeof SECONDS];
  return unit !== undefined && Number(count) > 0 && (single === unit) === (Number(count) === 1)
    ? { shortest: seconds, longest: seconds, ended: false }
    : undefined;
}

function readCron(expression: string, scope: IConstruct): Gaps {
  const cron = parseCron(CRON.exec(expression)?.[1] ?? '');
  if (!cron) {
    return fail("'schedule' is neither a rate nor a cron expression that EventBridge takes", expression,
      "use Schedule.rate(), or an expression such as 'cron(0 3 * * ? *)', of six fields with a question mark for one of the two days", scope);
  }
  return findGaps(cron, Math.floor(Date.now() / DAY_MILLISECONDS))
    ?? fail("'schedule' never comes round: no year that it names has such a day", expression,
      'use days that the months have', scope);
}

function fail(problem: string, value: string, remedy: string, scope: IConstruct): never {
  throw new ReplicationError('ScheduleInvalid', scope, { problem, value, remedy });
}
