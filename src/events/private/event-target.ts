import type { Stack } from 'aws-cdk-lib';
import type { CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct, IConstruct } from 'constructs';

/** The bucket whose events are sent, and what may be said of it in policies of others. */
export interface EventSource {
  /** Names the replication in errors, and holds what is created. */
  readonly scope: Construct;
  readonly stack: Stack;
  readonly cfnBucket: CfnBucket;
  /** The ARN as a literal: the bucket waits for policies that name it. */
  readonly bucketArn: string;
}

/** A part of a notification configuration, with what has to be there before S3 takes it. */
export interface Subscription {
  readonly configuration: EventConfiguration;
  /** S3 sends a test message when the configuration is put, and refuses the configuration if it may not. */
  readonly waitsFor: readonly IConstruct[];
}

export type EventConfiguration = Pick<
  CfnBucket.NotificationConfigurationProperty,
  'lambdaConfigurations' | 'queueConfigurations' | 'topicConfigurations'
>;

/** A topic, queue or function. */
export interface EventTarget {
  /** Lets S3 send events there. */
  subscribe(source: EventSource, events: readonly string[]): Subscription;
}
