import { Token } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import type { ResourceEnvironment } from 'aws-cdk-lib/interfaces';
import type { PhysicalIdentity } from '../../internal/topology/identity';
import { computeStableHash, shortenName } from '../../internal/topology/identity';
import { findPartition } from '../../internal/topology/regions';
import type { MetricName } from './metrics';
import type { MonitoredRule } from './monitored-rule';

const MAX_NAME = 255;
const MAX_ID = 150;

/**
 * The name of the composite alarm in each Region, and of the dashboard.
 *
 * The hash holds the source Region, so that two deployments of one app may have one destination Region.
 */
export function computeReplicationName({ name, hash }: PhysicalIdentity): string {
  return shortenName(`${name}-${hash}`, MAX_NAME);
}

/**
 * The name of an alarm: a literal, since the dashboard names the alarms of other Regions.
 */
export function computeAlarmName(
  { name, hash }: PhysicalIdentity,
  metric: MetricName,
  rule: MonitoredRule,
  stack: Stack,
): string {
  return shortenName(`${name}-${hash}-${metric}-${readRuleId(rule, stack)}`, MAX_NAME);
}

export function renderAlarmArn(name: string, { account, region }: ResourceEnvironment): string {
  return `arn:${findPartition(region)}:cloudwatch:${region}:${account}:alarm:${name}`;
}

/** The construct id of an alarm, among those of its replication in one stack. */
export function computeAlarmId(metric: MetricName, rule: MonitoredRule, stack: Stack): string {
  return shortenName(`${metric}-${readRuleId(rule, stack)}`, MAX_ID);
}

/** A token has no place in a name that other stacks write. */
function readRuleId({ id, idSuffix }: MonitoredRule, stack: Stack): string {
  return Token.isUnresolved(id) ? `${computeStableHash(stack, id)}-${idSuffix}` : id;
}
