import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { checkCall } from '../internal/input/check-call';
import { withoutNulls } from '../internal/input/without-nulls';
import type { EventTarget } from './private/event-target';
import { FunctionTarget } from './private/function-target';
import { QueueTarget } from './private/queue-target';
import { TopicTarget } from './private/topic-target';
import type { ReplicationEventsOptions } from './replication-events-options';

/**
 * Where S3 tells of objects that it could not replicate, with its reason.
 *
 * S3 sends `s3:Replication:OperationFailedReplication`, and for rules with replication time control also
 * `OperationMissedThreshold`, `OperationReplicatedAfterThreshold` and `OperationNotTracked`. It sends an event at least
 * once, in any order, and one test message without `Records` when the configuration is put. It does not send them to
 * EventBridge.
 *
 * S3 sends an event of one type to one place: use a topic where several want to know. Topic, queue or function are in
 * the Region of the source bucket.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-metrics-events.html
 * @example
 *
 * declare const topic: sns.Topic;
 *
 * new EncryptedCrossRegionReplication(stack, 'Replication', {
 *   destinations: [ReplicationDestination.inRegion('eu-west-1')],
 *   events: ReplicationEvents.toTopic(topic),
 * });
 */
export class ReplicationEvents {
  /**
   * To a topic, whose policy then lets S3 publish for this bucket, and whose key lets S3 encrypt.
   *
   * @param topic a standard topic. For an imported one, or one with an imported key, a warning prints the statements
   * @param options its key, where the app does not say
   * @throws EventTargetRegionMismatch if the topic or its key is in another Region than the source, once a replication
   * uses it
   * @throws EventTargetFifo for a FIFO topic, once a replication uses it
   * @throws AwsManagedKey if the topic is encrypted with an AWS managed key, once a replication uses it
   * @throws EventTargetKeyUnknown if the topic has a key that the app does not know, once a replication uses it
   * @throws EventTargetKeyMismatch if `encryptionKey` is not the key of the topic, once a replication uses it
   * @throws EventsWithoutMetrics for a rule with `metrics: false`, once a replication uses it
   * @throws EventsNeedBucketName for an existing source bucket without a literal name, once a replication uses it
   * @throws EventTypeTaken if the existing source bucket sends these events already, once a replication uses it
   * @throws NotificationHandlerConflict if the bucket has notifications by the L2 too, once a replication uses it
   * @throws NotificationsUnresolved if `notificationConfiguration` of the bucket is a token, once a replication uses it
   */
  public static toTopic(topic: ITopic, options: ReplicationEventsOptions = {}): ReplicationEvents {
    checkCall('ReplicationEvents.toTopic', [topic, options]);
    return new ReplicationEvents(new TopicTarget(topic, withoutNulls(options).encryptionKey));
  }

  /**
   * To a queue, whose policy then lets S3 send for this bucket, and whose key lets S3 encrypt.
   *
   * @param queue a standard queue. For an imported one, or one with an imported key, a warning prints the statements
   * @param options its key, where the app does not say
   * @throws EventTargetRegionMismatch if the queue or its key is in another Region than the source, once a replication
   * uses it
   * @throws EventTargetFifo for a FIFO queue, once a replication uses it
   * @throws AwsManagedKey if the queue is encrypted with an AWS managed key, once a replication uses it
   * @throws EventTargetKeyUnknown if the queue has a key that the app does not know, once a replication uses it
   * @throws EventTargetKeyMismatch if `encryptionKey` is not the key of the queue, once a replication uses it
   * @throws EventsWithoutMetrics for a rule with `metrics: false`, once a replication uses it
   * @throws EventsNeedBucketName for an existing source bucket without a literal name, once a replication uses it
   * @throws EventTypeTaken if the existing source bucket sends these events already, once a replication uses it
   * @throws NotificationHandlerConflict if the bucket has notifications by the L2 too, once a replication uses it
   * @throws NotificationsUnresolved if `notificationConfiguration` of the bucket is a token, once a replication uses it
   */
  public static toQueue(queue: IQueue, options: ReplicationEventsOptions = {}): ReplicationEvents {
    checkCall('ReplicationEvents.toQueue', [queue, options]);
    return new ReplicationEvents(new QueueTarget(queue, withoutNulls(options).encryptionKey));
  }

  /**
   * To a function, which S3 may then invoke for this bucket.
   *
   * The function cannot have a reference to the source bucket, such as its name in an environment variable: the bucket
   * waits for the permission, and so for the function.
   *
   * @param handler the function. For an imported one of another account a warning prints the permission
   * @throws EventTargetRegionMismatch if it is in another Region than the source, once a replication uses it
   * @throws EventsWithoutMetrics for a rule with `metrics: false`, once a replication uses it
   * @throws EventsNeedBucketName for an existing source bucket without a literal name, once a replication uses it
   * @throws EventTypeTaken if the existing source bucket sends these events already, once a replication uses it
   * @throws NotificationHandlerConflict if the bucket has notifications by the L2 too, once a replication uses it
   * @throws NotificationsUnresolved if `notificationConfiguration` of the bucket is a token, once a replication uses it
   */
  public static toFunction(handler: IFunction): ReplicationEvents {
    checkCall('ReplicationEvents.toFunction', [handler]);
    return new ReplicationEvents(new FunctionTarget(handler));
  }

  /** @internal */
  public readonly _target: EventTarget;

  private constructor(target: EventTarget) {
    this._target = target;
  }
}
