import type { Duration } from 'aws-cdk-lib';

/** In seconds, also a part of one; `NaN` for what is known at deployment only, which CDK does not convert. */
export function readSeconds(duration: Duration): number {
  return duration.isUnresolved() ? NaN : duration.toSeconds({ integral: false });
}

/** For messages. */
export function describeDuration(duration: Duration): string {
  return duration.isUnresolved() ? '<token>' : duration.toString();
}
