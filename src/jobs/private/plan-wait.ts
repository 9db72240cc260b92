import { Duration } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { ReplicationError } from '../../internal/errors/replication-error';
import { describeDuration, readSeconds } from '../../internal/input/duration';
import type { BatchJobOptions } from '../batch-job-options';

/** How a deployment waits for a job, in seconds. */
export interface Wait {
  readonly interval: number;
  /** How long the deployment waits for the job. */
  readonly timeout: number;
  /** How long the provider framework waits: until the last answer has said why the deployment waits no longer. */
  readonly providerTimeout: number;
}

const DEFAULT_INTERVAL = Duration.minutes(1);
const DEFAULT_TIMEOUT = Duration.minutes(30);
const MIN_INTERVAL = 10;
const SPARE_INTERVALS = 2;

/**
 * CloudFormation's own limit.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-customresource.html
 */
const MAX_TIMEOUT = 3600;

/** @throws JobWaitInvalid */
export function planWait(options: BatchJobOptions, scope: IConstruct): Wait | undefined {
  const { waitForCompletion = false, queryInterval, totalTimeout } = options;
  if (!waitForCompletion) {
    requireNoWait(options, scope);
    return undefined;
  }
  const interval = convertToSeconds('queryInterval', queryInterval ?? DEFAULT_INTERVAL, scope);
  const timeout = convertToSeconds('totalTimeout', totalTimeout ?? DEFAULT_TIMEOUT, scope);
  if (interval < MIN_INTERVAL) {
    fail("'queryInterval' is below 10 seconds", { queryInterval: interval }, 'use Duration.seconds(10) or more', scope);
  }
  if (timeout < interval || timeout % interval !== 0) {
    fail("'totalTimeout' is no multiple of 'queryInterval'", { queryInterval: interval, totalTimeout: timeout },
      'use a multiple: the status of the job is asked for a whole number of times', scope);
  }
  const providerTimeout = timeout + SPARE_INTERVALS * interval;
  if (providerTimeout > MAX_TIMEOUT) {
    fail("'totalTimeout' and two further intervals are more than an hour", { queryInterval: interval, totalTimeout: timeout },
      "use less: CloudFormation waits an hour for a custom resource. A job that takes longer cannot be waited for: leave 'waitForCompletion' out", scope);
  }
  return { interval, timeout, providerTimeout };
}

function requireNoWait({ queryInterval, totalTimeout }: BatchJobOptions, scope: IConstruct): void {
  if (queryInterval ?? totalTimeout) {
    const [interval, timeout] = [queryInterval, totalTimeout].map((duration) => duration && describeDuration(duration));
    const value = { queryInterval: interval, totalTimeout: timeout };
    fail("'queryInterval' and 'totalTimeout' are for a job that the deployment waits for", value,
      "set 'waitForCompletion: true', or leave them out", scope);
  }
}

function convertToSeconds(name: string, duration: Duration, scope: IConstruct): number {
  const seconds = readSeconds(duration);
  if (!Number.isInteger(seconds)) {
    fail(`'${name}' is not a whole number of seconds that is known at synth time`,
      describeDuration(duration), 'use a literal, such as Duration.minutes(1)', scope);
  }
  return seconds;
}

function fail(problem: string, value: unknown, remedy: string, scope: IConstruct): never {
  throw new ReplicationError('JobWaitInvalid', scope, { problem, value, remedy });
}
