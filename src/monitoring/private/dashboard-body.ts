import { LATENCY_OBJECTIVE } from './alarm-choice';
import { renderAlarmArn } from './alarm-names';
import type { MetricName } from './metrics';
import { METRICS, NAMESPACE } from './metrics';
import type { MonitoredRule } from './monitored-rule';
import { findPublisher, groupByBucket, isAccountKnown, renderDimensions } from './monitored-rule';
import type { PlannedAlarm } from './plan-alarms';

/** What a dashboard shows. */
export interface DashboardContent {
  /** The text at the top, in Markdown. */
  readonly header: string;
  /** The rules that publish metrics. */
  readonly rules: readonly MonitoredRule[];
  readonly alarms: readonly PlannedAlarm[];
}

/** A widget without its place. */
interface Widget {
  readonly type: 'text' | 'metric' | 'alarm';
  readonly height: number;
  readonly properties: object;
}

const WIDTH = 24;
const PER_ROW = 4;
const MINUTE = 60;

/** What a graph of a metric says. */
interface Graph {
  readonly metric: MetricName;
  readonly what: string;
  readonly unit: string;
  readonly period: number;
}

/** The graphs of a Region, from the top; those of one row are of the same metric. */
const GRAPHS: readonly Graph[] = [
  { metric: 'ReplicationLatency', what: 'Latency', unit: 'seconds', period: MINUTE },
  { metric: 'BytesPendingReplication', what: 'Bytes pending', unit: 'bytes', period: MINUTE },
  { metric: 'OperationsPendingReplication', what: 'Operations pending', unit: 'operations', period: MINUTE },
  { metric: 'OperationsFailedReplication', what: 'Failed operations', unit: 'operations', period: 5 * MINUTE },
];

/**
 * The body of a dashboard: a row of alarm states and a row for each metric, with the Regions side by side.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
 */
export function renderDashboardBody({ header, rules, alarms }: DashboardContent): object {
  const rows = [
    [{ type: 'text', height: 3, properties: { markdown: header } } as const],
    renderAlarmStates(alarms),
    ...GRAPHS.map((graph) => renderGraphs(graph, rules)),
  ];
  return { start: '-PT12H', periodOverride: 'inherit', widgets: placeRows(rows) };
}

function renderAlarmStates(alarms: readonly PlannedAlarm[]): Widget[] {
  return groupByBucket(alarms, ({ publisher }) => publisher).map(([{ env }, there]): Widget => ({
    type: 'alarm',
    height: Math.min(2 + Math.ceil(there.length / 2), 6),
    properties: { title: `Alarms in ${env.region}`, alarms: there.map(({ name }) => renderAlarmArn(name, env)) },
  }));
}

function renderGraphs({ metric, what, unit, period }: Graph, rules: readonly MonitoredRule[]): Widget[] {
  const known = rules.filter((rule) => isAccountKnown(metric, rule));
  return groupByBucket(known, (rule) => findPublisher(metric, rule)).map(([{ env }, there]): Widget => ({
    type: 'metric',
    height: 6,
    properties: {
      title: `${what}, ${env.region}`,
      view: 'timeSeries',
      region: env.region,
      stat: METRICS[metric].statistic,
      period,
      metrics: there.map((rule) =>
        [NAMESPACE, metric, ...Object.entries(renderDimensions(rule)).flat(), { label: rule.id }]),
      yAxis: { left: { min: 0, label: unit, showUnits: false } },
      ...(metric === 'ReplicationLatency'
        ? { annotations: { horizontal: [{ label: '15 minutes', value: LATENCY_OBJECTIVE }] } }
        : {}),
    },
  }));
}

function placeRows(rows: readonly (readonly Widget[])[]): object[] {
  let y = 0;
  return rows.flatMap(splitRow).flatMap((row) => {
    const width = Math.floor(WIDTH / row.length);
    const height = Math.max(...row.map((widget) => widget.height));
    const placed = row.map(({ type, properties }, index) => ({ type, x: index * width, y, width, height, properties }));
    y += height;
    return placed;
  });
}

function splitRow(row: readonly Widget[]): (readonly Widget[])[] {
  return row.length === 0 ? [] : [row.slice(0, PER_ROW), ...splitRow(row.slice(PER_ROW))];
}
