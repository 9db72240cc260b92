import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { checkCall } from '../internal/input/check-call';
import type { TopicsStrategy } from './private/topics-strategy';
import { ExistingTopics, ManagedTopics } from './private/topics-strategy';

/**
 * Whom alarms notify: SNS topics, in the Region of each alarm.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html
 * @example
 * const replication = new EncryptedCrossRegionReplication(stack, 'Replication', {
 *   destinations: [ReplicationDestination.inRegion('eu-west-1')],
 *   monitoring: new ReplicationMonitoring({ topics: AlarmTopics.managed() }),
 * });
 * for (const topic of replication.alarmTopics) {
 *   topic.addSubscription(new EmailSubscription('storage@example.com'));
 * }
 */
export class AlarmTopics {
  /**
   * One topic per stack that has alarms, created by the library, under a customer managed key that CloudWatch may use.
   *
   * Several replications of a stack share it. Topic and key leave with the last of them; KMS deletes the key after 30
   * days. It has no subscription: add yours to the `alarmTopics` of the replication.
   */
  public static managed(): AlarmTopics {
    return new AlarmTopics(new ManagedTopics());
  }

  /**
   * Topics of your own, at least one in each Region where an alarm stands.
   *
   * CloudWatch is admitted in the policies of topics and keys that this app owns. For an imported one a warning prints
   * the statement.
   *
   * @param topics standard topics, at most five in a Region. An alarm notifies all of them that are in its own
   * @throws TooManyAlarmTopics if more than five topics are in the Region of an alarm, once a replication uses it
   * @throws AlarmTopicMissing if no topic is in the Region of an alarm, once a replication uses it
   * @throws AwsManagedKey if a topic is encrypted with `alias/aws/sns`, once a replication uses it
   */
  public static existing(topics: ITopic[]): AlarmTopics {
    checkCall('AlarmTopics.existing', [topics]);
    return new AlarmTopics(new ExistingTopics(topics));
  }

  /** @internal */
  public readonly _strategy: TopicsStrategy;

  private constructor(strategy: TopicsStrategy) {
    this._strategy = strategy;
  }
}
