import { Token } from 'aws-cdk-lib';
import type { Schedule } from 'aws-cdk-lib/aws-events';
import type { IConstruct } from 'constructs';
import { ReplicationError } from '../errors/replication-error';
import { parseCron } from './cron';
import type { Gaps } from './cron';

/** How often a schedule comes round, as far as it says. */
export interface ScheduleGap {
  /** The expression of EventBridge. */
  readonly expression: string;
  /** The shortest time between two runs, in seconds; `undefined` where it is not known at synth time. */
  readonly seconds: number | undefined;
  /** The longest one; `undefined` also where it depends on the calendar. */
  readonly longestSeconds: number | undefined;
}

const RATE = /^rate\((\d+) (minute|minutes|hour|hours|day|days)\)$/;
const CRON = /^cron\((.*)\)$/;
const SECONDS = { minute: 60, hour: 3_600, day: 86_400 } as const;

/**
 * Reads a schedule as EventBridge does.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
 * @throws ScheduleInvalid
 */
export function readSchedule({ expressionString: expression }: Schedule, scope: IConstruct): ScheduleGap {
  if (Token.isUnresolved(expression)) {
    return { expression, seconds: undefined, longestSeconds: undefined };
  }
  const gaps = readRate(expression) ?? parseCron(CRON.exec(expression)?.[1] ?? '');
  if (!gaps) {
    throw new ReplicationError('ScheduleInvalid', scope, {
      problem: "'schedule' is neither a rate nor a cron expression that EventBridge takes",
      value: expression,
      remedy: "use Schedule.rate(), or an expression such as 'cron(0 3 * * ? *)', of six fields with a question mark for one of the two days",
    });
  }
  return { expression, seconds: gaps.shortest, longestSeconds: gaps.longest };
}

/** One minute, but two minutes: EventBridge takes no other form. */
function readRate(expression: string): Gaps | undefined {
  const [, count, unit] = RATE.exec(expression) ?? [];
  const single = unit?.replace(/s$/, '');
  const seconds = Number(count) * SECONDS[single as keyof typeof SECONDS];
  return unit !== undefined && Number(count) > 0 && (single === unit) === (Number(count) === 1)
    ? { shortest: seconds, longest: seconds }
    : undefined;
}
