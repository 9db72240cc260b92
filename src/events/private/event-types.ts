import type { IConstruct } from 'constructs';
import { ReplicationError } from '../../internal/errors/replication-error';
import type { PlannedRule } from '../../rules/private/planned-rule';

const FAILED = 's3:Replication:OperationFailedReplication';

/** S3 sends these for rules with replication time control alone. */
const OF_TIME_CONTROL = [
  's3:Replication:OperationMissedThreshold',
  's3:Replication:OperationReplicatedAfterThreshold',
  's3:Replication:OperationNotTracked',
];

/**
 * The events that S3 can send for some rules.
 *
 * @throws EventsWithoutMetrics if S3 sends none for one of the rules.
 */
export function listEventTypes(rules: readonly PlannedRule[], scope: IConstruct): readonly string[] {
  const silent = rules.filter(({ enabled, metrics }) => enabled && !metrics).map(({ id }) => id);
  if (silent.length > 0) {
    throw new ReplicationError('EventsWithoutMetrics', scope, {
      problem: "S3 sends no event for a rule with 'metrics: false', but 'events' asks for them",
      value: silent,
      remedy: "take 'metrics: false' out of these rules, or leave 'events' out",
    });
  }
  const timed = rules.some(({ enabled, replicationTimeControl }) => enabled && replicationTimeControl);
  return timed ? [FAILED, ...OF_TIME_CONTROL] : [FAILED];
}
