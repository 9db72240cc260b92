import type { ErrorCodeInfo } from '../error-code-info';

export const EVENT_CODES = {
  EventsWithoutMetrics: {
    when: '`events` with a rule that has `metrics: false`.',
    otherwise: 'S3 sends no event for the rule.',
  },
  EventsNeedBucketName: {
    when: '`events` for an existing source bucket without a literal name.',
    otherwise: 'A policy that names the bucket, which waits for the policy: a cycle.',
  },
  EventTargetRegionMismatch: {
    when: 'The topic, queue or function of `events`, or the key of one, is in another Region than the source bucket.',
    otherwise: 'S3 rejects the notification configuration.',
  },
  EventTargetFifo: {
    when: 'The topic or queue of `events` is a FIFO one.',
    otherwise: 'S3 rejects the notification configuration.',
  },
  EventTargetKeyUnknown: {
    when: 'The topic or queue of `events` is encrypted with a key that the app does not know.',
    otherwise: 'S3 may not encrypt the events and rejects the notification configuration.',
  },
  EventTargetKeyMismatch: {
    when: '`encryptionKey` of the events is another key of the app than that of the topic or queue.',
    otherwise: 'S3 may use the wrong key: it cannot encrypt the events and rejects the notification configuration.',
  },
  EventTypeTaken: {
    when: 'The existing source bucket sends replication events already.',
    otherwise: 'S3 rejects two places for one type of event.',
  },
  NotificationHandlerConflict: {
    when: '`events` or `eventBridgeEnabled` together with `addEventNotification()` or EventBridge by the L2 on the same bucket.',
    otherwise: 'The custom resource of the L2 replaces the notifications, and no failure is reported.',
  },
  NotificationsUnresolved: {
    when: '`events` for an existing bucket whose `notificationConfiguration` is not known at synth time.',
    otherwise: 'Notifications of the bucket that are lost.',
  },
} as const satisfies { readonly [code: string]: ErrorCodeInfo };
