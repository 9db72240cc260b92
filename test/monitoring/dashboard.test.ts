import { Lazy } from 'aws-cdk-lib';
import { ReplicationAlarm, ReplicationDestination, ReplicationDirection, ReplicationMonitoring } from 'cdk-encrypted-replication';
import type { EncryptedCrossRegionReplicationProps, ReplicationMonitoringOptions } from 'cdk-encrypted-replication';
import { REGIONS, manyRules } from '../support/errors/fixture';
import {
  OTHER_ACCOUNT,
  REPLICA_REGION,
  SOURCE_ARN,
  SOURCE_REGION,
  SOURCE_STACK,
  replicationIn,
} from '../support/replication';

const NO_ALARM = { operationsFailedReplication: ReplicationAlarm.none(), replicationLatency: ReplicationAlarm.none() };

const DASHBOARD = 'AWS::CloudWatch::Dashboard';

interface Widget {
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: any;
}

function widgetsOf(
  options: ReplicationMonitoringOptions = {},
  props: Partial<EncryptedCrossRegionReplicationProps> = {},
): Widget[] {
  const { synthesized } = replicationIn({ props: { monitoring: new ReplicationMonitoring(options), ...props } });
  return JSON.parse(synthesized.resource(SOURCE_STACK, DASHBOARD).Properties.DashboardBody).widgets;
}

const titles = (widgets: readonly Widget[]): string[] => widgets.map(({ properties }) => properties.title ?? 'header');

test('is named after the replication, beside its source', () => {
  const { replication, synthesized } = replicationIn({ props: { monitoring: new ReplicationMonitoring() } });
  expect(replication.dashboardName).toBe('Documents-Replication-b65fa0f3');
  expect(synthesized.resource(SOURCE_STACK, DASHBOARD).Properties.DashboardName).toBe('Documents-Replication-b65fa0f3');
});

test('may be left out', () => {
  const monitoring = new ReplicationMonitoring({ dashboard: false });
  const { replication, synthesized } = replicationIn({ props: { monitoring } });
  expect(replication.dashboardName).toBeUndefined();
  expect(synthesized.resources(SOURCE_STACK, DASHBOARD)).toEqual({});
});

test('links a runbook whose URL has what Markdown would end the link at', () => {
  const [{ properties: { markdown } }] = widgetsOf({ runbookUrl: 'https://wiki.example.com/S3_(replication)?q=[a]' });
  expect(markdown).toContain('· [runbook](https://wiki.example.com/S3_%28replication%29?q=%5Ba%5D) ·');
});

test('links a runbook that is known at deployment only', () => {
  const url = Lazy.string({ produce: () => 'https://wiki.example.com/S3_(replication)' });
  const [{ properties: { markdown } }] = widgetsOf({ runbookUrl: url });
  expect(markdown).toContain('· [runbook](https://wiki.example.com/S3_(replication)) ·');
});

test('may stand without any alarm', () => {
  const widgets = widgetsOf(NO_ALARM);
  expect(titles(widgets)).toEqual([
    'header',
    `Latency, ${REPLICA_REGION}`,
    `Bytes pending, ${REPLICA_REGION}`,
    `Operations pending, ${REPLICA_REGION}`,
    `Failed operations, ${SOURCE_REGION}`,
  ]);
});

describe('of two destinations', () => {
  let widgets: Widget[];
  beforeAll(() => {
    widgets = widgetsOf({ runbookUrl: 'https://wiki.example.com/r' }, {
      destinations: ['us-east-1', REPLICA_REGION].map((region) => ReplicationDestination.inRegion(region)),
      rules: [{ id: 'contracts' }, { id: 'drafts' }, { id: 'off', enabled: false }, { id: 'silent', metrics: false }],
    });
  });

  test('has a row for alarm states and one for each metric, with the Regions side by side', () => {
    const rows = [...new Set(widgets.map(({ y }) => y))].map((y) => titles(widgets.filter((widget) => widget.y === y)));
    expect(rows).toEqual([
      ['header'],
      [`Alarms in ${SOURCE_REGION}`, `Alarms in ${REPLICA_REGION}`, 'Alarms in us-east-1'],
      [`Latency, ${REPLICA_REGION}`, 'Latency, us-east-1'],
      [`Bytes pending, ${REPLICA_REGION}`, 'Bytes pending, us-east-1'],
      [`Operations pending, ${REPLICA_REGION}`, 'Operations pending, us-east-1'],
      [`Failed operations, ${SOURCE_REGION}`],
    ]);
  });

  test('draws latency against the line of 15 minutes, from the Region of each destination', () => {
    expect(widgets.find(({ properties }) => properties.title === 'Latency, us-east-1')).toEqual({
      type: 'metric',
      x: 12,
      y: expect.any(Number),
      width: 12,
      height: 6,
      properties: {
        title: 'Latency, us-east-1',
        view: 'timeSeries',
        region: 'us-east-1',
        stat: 'Maximum',
        period: 60,
        metrics: ['contracts', 'drafts'].map((id) => [
          'AWS/S3', 'ReplicationLatency',
          'SourceBucket', SOURCE_ARN.split(':::')[1],
          'DestinationBucket', 'documents-replication-b65fa0f3-111111111111-us-east-1-an',
          'RuleId', `${id}-us-east-1`,
          { label: `${id}-us-east-1` },
        ]),
        yAxis: { left: { min: 0, label: 'seconds', showUnits: false } },
        annotations: { horizontal: [{ label: '15 minutes', value: 900 }] },
      },
    });
  });

  test('draws failures by rule, from the Region of the source', () => {
    const { properties } = widgets[widgets.length - 1];
    expect(properties).toMatchObject({ region: SOURCE_REGION, stat: 'Sum', period: 300 });
    expect(properties.metrics.map((metric: any[]) => metric[7])).toEqual([
      'contracts-eu-west-1', 'contracts-us-east-1', 'drafts-eu-west-1', 'drafts-us-east-1',
    ]);
    expect(properties.annotations).toBeUndefined();
  });

  test('shows the states of the alarms of each Region', () => {
    expect(widgets.find(({ properties }) => properties.title === 'Alarms in us-east-1')?.properties.alarms).toEqual([
      'arn:aws:cloudwatch:us-east-1:111111111111:alarm:Documents-Replication-b65fa0f3-ReplicationLatency-contracts-us-east-1',
      'arn:aws:cloudwatch:us-east-1:111111111111:alarm:Documents-Replication-b65fa0f3-ReplicationLatency-drafts-us-east-1',
    ]);
  });

  test('says from where to where, and links the runbook', () => {
    expect(widgets[0].properties.markdown).toBe([
      '## Documents-Replication-b65fa0f3',
      `${SOURCE_REGION} to ${REPLICA_REGION} · ${SOURCE_REGION} to us-east-1 · [runbook](https://wiki.example.com/r) · ` +
        '[failure reasons](https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-failure-codes.html)',
    ].join('\n\n'));
  });
});

test('of both directions has both Regions in every row', () => {
  const widgets = widgetsOf({}, {
    destinations: [ReplicationDestination.inRegion(REPLICA_REGION, { direction: ReplicationDirection.TWO_WAY })],
  });
  expect(titles(widgets).filter((title) => /Failed|Latency/.test(title))).toEqual([
    `Latency, ${SOURCE_REGION}`, `Latency, ${REPLICA_REGION}`, `Failed operations, ${SOURCE_REGION}`, `Failed operations, ${REPLICA_REGION}`,
  ]);
});

test('of another account shows failures, and says what it does not show', () => {
  const widgets = widgetsOf({}, { destinations: [ReplicationDestination.inAccount(OTHER_ACCOUNT, REPLICA_REGION)] });
  expect(titles(widgets)).toEqual(['header', `Alarms in ${SOURCE_REGION}`, `Failed operations, ${SOURCE_REGION}`]);
  expect(widgets[0].properties.markdown).toContain(
    `Not shown, since AWS does not say in which account it is: latency and what is pending in ${REPLICA_REGION} of account ${OTHER_ACCOUNT}.`,
  );
});

test('fills the 24 columns of CloudWatch, without overlaps, with at most four widgets beside each other', () => {
  const destinations = REGIONS.slice(0, 6).map((region) => ReplicationDestination.inRegion(region));
  const widgets = widgetsOf({}, { destinations });
  const cells = widgets.flatMap(({ x, y, width, height }) => Array.from({ length: width * height }, (_, cell) =>
    `${x + (cell % width)} ${y + Math.floor(cell / width)}`));
  expect(new Set(cells).size).toBe(cells.length);
  expect(widgets.every(({ x, width }) => x + width <= 24 && width >= 6)).toBe(true);
});

test('draws up to 500 rules', () => {
  const widgets = widgetsOf(NO_ALARM, { rules: manyRules(500) });
  expect(widgets[widgets.length - 1].properties.metrics).toHaveLength(500);
});
