import type { Violation } from '../../analysis/checks/violation';
import { at, listAt, textAt, textsAt } from '../../analysis/symbolic/json-members';
import type { LiveBucket } from './read-bucket';

const FAILED = 's3:Replication:OperationFailedReplication';
const NAMES: ReadonlySet<string> = new Set([FAILED, 's3:Replication:*']);
const PLACES = ['TopicConfigurations', 'QueueConfigurations', 'LambdaFunctionConfigurations'];

/** Whether anybody is told of an object that S3 could not replicate; nothing is said where that may not be read. */
export function findUnheardFailures({ configuration, notification }: LiveBucket): readonly Violation[] {
  const enabled = listAt(configuration, 'Rules').filter((rule) => at(rule, 'Status') === 'Enabled');
  if (notification === undefined || enabled.length === 0) {
    return [];
  }
  const isHeard = PLACES.flatMap((place) => listAt(notification, place))
    .some((each) => textsAt(each, 'Events').some((event) => NAMES.has(event)));
  const silent = enabled.filter((rule) => at(rule, 'Destination', 'Metrics', 'Status') !== 'Enabled')
    .map((rule) => textAt(rule, 'Id') ?? 'without an id');
  return isHeard && silent.length === 0 ? [] : [isHeard ? {
    message: `${FAILED} has a receiver, but S3 sends no events for rules without metrics: ${silent.join(', ')}`,
    fix: 'enable metrics on these rules',
  } : {
    message: `no topic, queue or function receives ${FAILED}, so that nobody is told of an object that S3 could not replicate${
      at(notification, 'EventBridgeConfiguration') === undefined ? '' : '; S3 does not send it to EventBridge'}`,
    fix: `send ${FAILED} to a topic, a queue or a function, and enable metrics on the rules; or watch the metric OperationsFailedReplication`,
  }];
}
