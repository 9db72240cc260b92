import { Annotations, Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { PlacedDestination } from '../../destination/private/place-destinations';
import { ReplicationError } from '../../internal/errors/replication-error';
import { WARNINGS } from '../../internal/warnings/warnings';
import type { PlannedRule } from '../../rules/private/planned-rule';
import type { ReplicationAlarm } from '../replication-alarm';
import type { AlarmCondition } from './alarm-choice';
import { DEFAULT_CHOICES, resolveCondition } from './alarm-choice';
import type { MetricName } from './metrics';
import { METRICS, METRIC_NAMES } from './metrics';
import type { TopicsStrategy } from './topics-strategy';

const MAX_URL = 200;

/** What the user asked for. */
export interface MonitoringChoices {
  readonly alarms: { readonly [metric in MetricName]: ReplicationAlarm | undefined };
  readonly topics: TopicsStrategy;
  readonly compositeAlarms: boolean;
  readonly dashboard: boolean;
  readonly runbookUrl: string;
}

/** The choices, valid for one replication. */
export interface MonitoringPlan extends Omit<MonitoringChoices, 'alarms'> {
  readonly conditions: ReadonlyMap<MetricName, AlarmCondition>;
}

/** What a plan is checked against. */
export interface PlannedReplication {
  readonly destinations: readonly PlacedDestination[];
  readonly rules: readonly PlannedRule[];
  readonly sourceRegion: string;
  readonly twoWay: boolean;
}

/** Rejects what would be monitored in vain, before anything is created. */
export function planMonitoring(
  choices: MonitoringChoices,
  replication: PlannedReplication,
  scope: IConstruct,
): MonitoringPlan {
  const { alarms, ...others } = choices;
  const conditions = resolveConditions(alarms, scope);
  requirePurpose(conditions, choices, scope);
  requireMetrics(replication, scope);
  requireAccountKnown(alarms, replication, scope);
  choices.topics.validate(listRegions(conditions, replication), scope);
  return { ...others, conditions };
}

function resolveConditions(alarms: MonitoringChoices['alarms'], scope: IConstruct): Map<MetricName, AlarmCondition> {
  const conditions = new Map<MetricName, AlarmCondition>();
  for (const metric of METRIC_NAMES) {
    const alarm = alarms[metric];
    const choice = alarm ? alarm._choice : DEFAULT_CHOICES[metric];
    if (choice) {
      conditions.set(metric, resolveCondition(metric, choice, scope));
    }
  }
  return conditions;
}

function requirePurpose(
  conditions: ReadonlyMap<MetricName, AlarmCondition>,
  { dashboard, topics, runbookUrl }: MonitoringChoices,
  scope: IConstruct,
): void {
  if (conditions.size === 0 && !dashboard) {
    throw new ReplicationError('MonitoringEmpty', scope, {
      problem: 'the monitoring has neither an alarm nor a dashboard',
      value: { alarms: [], dashboard },
      remedy: "leave 'monitoring' out, or leave one of them on",
    });
  }
  if (conditions.size === 0 && topics.stated) {
    throw new ReplicationError('AlarmTopicsWithoutAlarm', scope, {
      problem: 'topics are given, but every alarm is ReplicationAlarm.none()',
      value: 'AlarmTopics.existing()',
      remedy: "leave 'topics' out, or leave an alarm on",
    });
  }
  requireRunbookUrl(runbookUrl, scope);
}

function requireRunbookUrl(url: string, scope: IConstruct): void {
  if (!Token.isUnresolved(url) && (!/^https?:\/\/[^\s\p{Cc}]+$/u.test(url) || !URL.canParse(url) || url.length > MAX_URL)) {
    throw new ReplicationError('RunbookUrlInvalid', scope, {
      problem: "'runbookUrl' is not a URL that fits the description of an alarm",
      value: url,
      remedy: `use one that begins with https:// and has at most ${MAX_URL} characters, without white space and control characters`,
    });
  }
}

function requireMetrics({ rules, destinations }: PlannedReplication, scope: IConstruct): void {
  const enabled = rules.filter((rule) => rule.enabled);
  for (const { destination, id } of destinations) {
    if (!enabled.some((rule) => rule.destination === id && rule.metrics)) {
      throw new ReplicationError('MonitoringWithoutMetrics', scope, {
        problem: 'S3 publishes no metrics of a destination that is monitored',
        value: destination.toString(),
        remedy: "leave 'metrics' of an enabled rule for it out, or leave 'monitoring' out",
      });
    }
  }
  const silent = enabled.filter(({ metrics }) => !metrics).map(({ id }) => id);
  if (silent.length > 0) {
    Annotations.of(scope).addWarningV2(
      WARNINGS.UnmonitoredRule.id,
      `no alarm tells of failures by ${silent.join(', ')}, which have 'metrics: false'`,
    );
  }
}

function requireAccountKnown(
  alarms: MonitoringChoices['alarms'],
  { destinations }: PlannedReplication,
  scope: IConstruct,
): void {
  const asked = METRIC_NAMES.filter((metric) => METRICS[metric].publishedBeside === 'destination' && alarms[metric]?._choice);
  if (asked.length > 0 && destinations.every(({ crossAccount }) => crossAccount)) {
    throw new ReplicationError('MonitoringAcrossAccounts', scope, {
      problem: 'an alarm on a metric of the destination Region is asked for, but every destination is in another account',
      value: asked,
      remedy: 'leave it out: AWS does not say in which account S3 publishes these metrics; failures are published in this one',
    });
  }
}

/** The Regions where alarms will stand. */
function listRegions(
  conditions: ReadonlyMap<MetricName, AlarmCondition>,
  { destinations, sourceRegion, twoWay }: PlannedReplication,
): string[] {
  const there = destinations.filter(({ crossAccount }) => !crossAccount).map(({ env }) => env.region);
  const both = [sourceRegion, ...there];
  const regions = [...conditions.keys()].map((metric) => METRICS[metric].publishedBeside)
    .flatMap((side) => (twoWay ? both : side === 'source' ? [sourceRegion] : there));
  return [...new Set(regions)];
}
