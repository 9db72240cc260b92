import type { DeployedStack } from '../assembly';

/** A widget of a dashboard, as CloudWatch gets it. */
export interface Widget {
  readonly type: 'text' | 'metric' | 'alarm';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: any;
}

/** An alarm, as far as its state needs it. */
export interface Alarm {
  readonly metric: string;
  readonly ruleId: string;
  readonly threshold: number;
  /** In seconds. */
  readonly period: number;
  readonly evaluationPeriods: number;
  readonly datapointsToAlarm: number;
}

/** The widgets of the only dashboard of a stack. */
export function widgetsOf({ path, template }: DeployedStack): Widget[] {
  const dashboards = Object.values(template.Resources).filter(({ Type }) => Type === 'AWS::CloudWatch::Dashboard');
  if (dashboards.length !== 1) {
    throw new Error(`${path} has ${dashboards.length} dashboards`);
  }
  return JSON.parse(textOf(dashboards[0].Properties.DashboardBody)).widgets;
}

/** The alarms of all stacks, by name. */
export function alarmsByName(stacks: readonly DeployedStack[]): ReadonlyMap<string, Alarm> {
  const alarms = stacks.flatMap(({ template }) => Object.values(template.Resources))
    .filter(({ Type }) => Type === 'AWS::CloudWatch::Alarm')
    .map(({ Properties }) => [Properties.AlarmName, {
      metric: Properties.MetricName,
      ruleId: Properties.Dimensions.find(({ Name }: any) => Name === 'RuleId').Value,
      threshold: Properties.Threshold,
      period: Properties.Period,
      evaluationPeriods: Properties.EvaluationPeriods,
      datapointsToAlarm: Properties.DatapointsToAlarm,
    }] as const);
  return new Map(alarms);
}

/** A text of a template; what it refers to is not drawn. */
function textOf(value: any): string {
  return typeof value === 'string' ? value
    : value['Fn::Join'][1].map((part: unknown) => (typeof part === 'string' ? part : 'reference')).join('');
}
