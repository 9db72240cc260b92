import { Token } from 'aws-cdk-lib';
import type { CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct, IConstruct } from 'constructs';
import { ReplicationError } from '../../internal/errors/replication-error';
import { findOwner } from '../../internal/topology/identity';
import type { PlannedRule } from '../../rules/private/planned-rule';
import type { SourceBucket } from '../../source/private/source-strategy';
import type { ReplicationEvents } from '../replication-events';
import type { EventConfiguration } from './event-target';
import { listEventTypes } from './event-types';

type Notifications = CfnBucket.NotificationConfigurationProperty;

/** Sends the events of the rules, by the bucket's own property: nothing is deployed that could lose it. */
export function sendEvents(
  events: ReplicationEvents,
  { cfnBucket, policyArn, waits }: Pick<SourceBucket, 'cfnBucket' | 'policyArn' | 'waits'>,
  rules: readonly PlannedRule[],
  scope: Construct,
): void {
  requireName(cfnBucket, waits, scope);
  requireNoHandler(cfnBucket, scope);
  const types = listEventTypes(rules, scope);
  const before = readNotifications(cfnBucket, types, scope);
  const source = { scope, stack: cfnBucket.stack, cfnBucket, bucketArn: policyArn };
  const { configuration, waitsFor } = events._target.subscribe(source, types);
  cfnBucket.notificationConfiguration = merge(before, configuration);
  cfnBucket.node.addDependency(...waitsFor);
  refuseHandlerLater(cfnBucket, scope);
}

/** The policy of the target names the bucket, and the bucket waits for the policy. */
function requireName(cfnBucket: CfnBucket, named: boolean, scope: IConstruct): void {
  if (!named) {
    throw new ReplicationError('EventsNeedBucketName', scope, {
      problem: 'the policy for the events would name the source bucket, which waits for it, and has no literal name',
      value: findOwner(cfnBucket).node.path,
      remedy: "give the bucket a literal 'bucketName', or leave 'events' out",
    });
  }
}

/**
 * CDK's handler of notifications, a custom resource, replaces all that the bucket has: ours would be lost without a
 * word.
 */
function requireNoHandler(cfnBucket: CfnBucket, scope: IConstruct): void {
  if (hasHandler(cfnBucket)) {
    throw createHandlerError(cfnBucket, scope);
  }
}

/** The L2 may get its handler at any time before synthesis. */
function refuseHandlerLater(cfnBucket: CfnBucket, scope: IConstruct): void {
  cfnBucket.node.addValidation({
    validate: () => (hasHandler(cfnBucket) ? [createHandlerError(cfnBucket, scope).message] : []),
  });
}

function hasHandler(cfnBucket: CfnBucket): boolean {
  return findOwner(cfnBucket).node.tryFindChild('Notifications') !== undefined;
}

function createHandlerError(cfnBucket: CfnBucket, scope: IConstruct): ReplicationError {
  return new ReplicationError('NotificationHandlerConflict', scope, {
    problem: "the source bucket has notifications of the L2, whose custom resource would replace those of 'events'",
    value: findOwner(cfnBucket).node.path,
    remedy: "leave out addEventNotification(), enableEventBridgeNotification() and 'eventBridgeEnabled', and set "
      + "'notificationConfiguration' on the CfnBucket; or leave 'events' out",
  });
}

/** What the user set natively on the bucket stays. */
function readNotifications(cfnBucket: CfnBucket, types: readonly string[], scope: IConstruct): Notifications {
  const { notificationConfiguration: given = {} } = cfnBucket;
  const lists = Token.isUnresolved(given) ? [given]
    : [listOf(given).topicConfigurations, listOf(given).queueConfigurations, listOf(given).lambdaConfigurations];
  if (lists.some((list) => Token.isUnresolved(list))) {
    throw new ReplicationError('NotificationsUnresolved', scope, {
      problem: "'notificationConfiguration' of the source bucket is not known at synth time, and 'events' adds to it",
      value: findOwner(cfnBucket).node.path,
      remedy: 'set it to an object with lists, or leave the events out and add them there',
    });
  }
  requireFree(listOf(given), types, cfnBucket, scope);
  return listOf(given);
}

function listOf(given: CfnBucket['notificationConfiguration']): Notifications {
  return given as Notifications;
}

/** S3 sends an event of one type to one place. */
function requireFree(given: Notifications, types: readonly string[], cfnBucket: CfnBucket, scope: IConstruct): void {
  const taken = listConfigurations(given)
    .map(({ event }) => event)
    .filter((event) => event === 's3:Replication:*' || types.includes(event));
  if (taken.length > 0) {
    throw new ReplicationError('EventTypeTaken', scope, {
      problem: `the source bucket ${findOwner(cfnBucket).node.path} sends events of these types already`,
      value: taken,
      remedy: "S3 sends an event of one type to one place: take them out there, or leave 'events' out",
    });
  }
}

function listConfigurations(given: Notifications): ReadonlyArray<{ readonly event: string }> {
  const lists = [given.topicConfigurations, given.queueConfigurations, given.lambdaConfigurations];
  return lists.flatMap((list = []) => list as ReadonlyArray<{ readonly event: string }>);
}

function merge(before: Notifications, added: EventConfiguration): Notifications {
  const names = ['topicConfigurations', 'queueConfigurations', 'lambdaConfigurations'] as const;
  const merged = names.map((name) =>
    [name, [before, added].flatMap((each) => (each[name] ?? []) as readonly object[])] as const);
  return { ...before, ...Object.fromEntries(merged.filter(([, list]) => list.length > 0)) };
}
