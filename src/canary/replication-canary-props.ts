import type { Duration } from 'aws-cdk-lib';
import type { Schedule } from 'aws-cdk-lib/aws-events';
import type { EncryptedCrossRegionReplication } from '../encrypted-cross-region-replication';
import type { ReplicationAsyncFunctionOptions } from '../functions/replication-async-function-options';
import type { AlarmTopics } from '../monitoring/alarm-topics';

/** Properties of a `ReplicationCanary`. */
export interface ReplicationCanaryProps extends ReplicationAsyncFunctionOptions {
  /** The replication that the canary watches: every destination that an enabled rule serves. */
  readonly replication: EncryptedCrossRegionReplication;

  /**
   * When the canary runs: less often than every `maximumDelay`, also where a cron expression says when.
   *
   * Each run takes about one request of S3 every five seconds while it waits, and one object per rule.
   *
   * @default Schedule.rate(Duration.hours(1))
   */
  readonly schedule?: Schedule;

  /**
   * Where the folder of the canary is: with `health/` it writes below `health/replication-canary/`. At most 256
   * characters, ending with a slash, and inside of a rule without tags for each destination.
   *
   * Nothing else may be below that folder: in buckets of the library a lifecycle rule deletes every version there after
   * a day, on both sides.
   *
   * @default - `replication-canary/` inside of what an enabled rule for the destination covers, with the tags of its
   * filter; a rule without tags where there is one
   */
  readonly keyPrefix?: string;

  /**
   * After which time a replica is late, from one minute to 14.
   *
   * No longer, since Lambda ends a function after 15 minutes: the 15 minutes of replication time control are watched by
   * `ReplicationMonitoring`.
   *
   * @default Duration.minutes(10)
   */
  readonly maximumDelay?: Duration;

  /**
   * Whom the alarms notify.
   *
   * @default AlarmTopics.managed() - a topic in the stack of the canary, which other alarms of this library share
   */
  readonly topics?: AlarmTopics;
}
