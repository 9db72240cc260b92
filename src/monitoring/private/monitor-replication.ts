import { Stack } from 'aws-cdk-lib';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { ReplicationError } from '../../internal/errors/replication-error';
import { createPinnedScope } from '../../internal/topology/feature-flags';
import { forwardTags } from '../../internal/topology/forwarded-tags';
import { addStackDependency, findOrCreateSupportStack } from '../../internal/topology/support-stacks';
import { computeReplicationName } from './alarm-names';
import type { MonitoredRules, ReplicationParts } from './collect-rules';
import { combineAlarms, createAlarms } from './create-alarms';
import { createDashboard } from './create-dashboard';
import { groupByBucket } from './monitored-rule';
import type { MonitoredBucket } from './monitored-rule';
import type { PlannedAlarm } from './plan-alarms';
import { planAlarms } from './plan-alarms';
import type { MonitoringPlan } from './plan-monitoring';

/** What a replication is monitored with. */
export interface Monitoring {
  /** In the order of their Regions. */
  readonly topics: readonly ITopic[];
  readonly dashboardName: string | undefined;
  /** The alarms on failures of the rules of the source, in its stack. */
  readonly failureAlarmNames: readonly string[];
}

/** What the resources are created from. */
export interface MonitoringInput extends ReplicationParts {
  /** The construct whose tags the created resources get. */
  readonly owner: Construct;
  readonly monitoring: MonitoringPlan;
  /** The scope of the source half. */
  readonly scope: Construct;
  readonly monitored: MonitoredRules;
}

/** Creates the alarms, each in the Region of its metric, their topics, and the dashboard in the source stack. */
export function monitorReplication(input: MonitoringInput): Monitoring {
  const { monitoring, monitored, placement: { identity, stack } } = input;
  const rules = [...monitored.rules, ...monitored.reverseRules];
  const alarms = planAlarms(monitoring, rules, identity, stack);
  const topics = groupByBucket(alarms, ({ publisher }) => publisher)
    .flatMap(([publisher, there]) => createAlarmsBeside(publisher, there, input));
  const dashboard = monitoring.dashboard ? createDashboard(input.scope, { ...input, rules, alarms }) : undefined;
  const failureAlarmNames = alarms
    .filter(({ metric, rule }) => metric === 'OperationsFailedReplication' && monitored.rules.includes(rule))
    .map(({ name }) => name);
  return { topics: [...new Set(topics)], dashboardName: dashboard?.dashboardName, failureAlarmNames };
}

function createAlarmsBeside(
  publisher: MonitoredBucket,
  alarms: readonly PlannedAlarm[],
  input: MonitoringInput,
): readonly ITopic[] {
  const { monitoring, placement } = input;
  const scope = createScope(publisher, alarms, input);
  const topics = monitoring.topics.bind(Stack.of(scope), scope);
  const created = createAlarms(scope, alarms, topics);
  if (monitoring.compositeAlarms) {
    combineAlarms(scope, computeReplicationName(placement.identity), created);
  }
  return topics;
}

/** In the stack of the bucket; for one that the app does not own, in a stack as it would have been made for it. */
function createScope(
  publisher: MonitoredBucket,
  alarms: readonly PlannedAlarm[],
  { owner, scope, placement, bound }: MonitoringInput,
): Construct {
  const destination = [...bound].find(([, { replica }]) => replica.bucket === publisher.bucket);
  if (!destination) {
    return new Construct(scope, 'Monitoring');
  }
  const [{ id, env }, { replica }] = destination;
  const stack = replica.stack ?? findOrCreateSupportStack(placement.stack, `replica-${id}`, env);
  addStackDependency(placement.stack, stack, 'the alarms of a replication are deployed with it');
  const pinned = createPinnedScope(stack, `${placement.identity.id}-Monitoring`);
  forwardTags(owner, pinned);
  requireNames(alarms, pinned);
  return pinned;
}

/** A stack that is deployed before the source cannot refer to it. */
function requireNames(alarms: readonly PlannedAlarm[], scope: Construct): void {
  for (const { metric, rule, publisher } of alarms) {
    const other = publisher === rule.source ? rule.destination : rule.source;
    if (!other.named) {
      throw new ReplicationError('BucketNameRequired', scope, {
        problem: `the source bucket has no literal name, which the alarm on ${metric} in ${publisher.env.region} has to state`,
        value: other.bucket.node.path,
        remedy: "give the bucket a 'bucketName', or watch failures alone, with ReplicationAlarm.none() for 'replicationLatency'",
      });
    }
  }
}
