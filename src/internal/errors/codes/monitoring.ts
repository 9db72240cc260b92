import type { ErrorCodeInfo } from '../error-code-info';

export const MONITORING_CODES = {
  MonitoringEmpty: {
    when: 'A `ReplicationMonitoring` without any alarm and without a dashboard.',
    otherwise: 'A prop that looks like monitoring and does nothing.',
  },
  MonitoringWithoutMetrics: {
    when: '`monitoring`, and no enabled rule of a destination publishes metrics.',
    otherwise: 'Alarms without data, which stay OK while nothing is replicated.',
  },
  MonitoringAcrossAccounts: {
    when: 'An alarm on a metric of the destination Region is asked for, and every destination is in another account.',
    otherwise: 'An alarm on a metric of which no page of AWS says that it is in this account.',
  },
  AlarmThresholdInvalid: {
    when: 'The threshold of an alarm is negative or not a number.',
    otherwise: 'An alarm that always or never fires.',
  },
  AlarmPeriodInvalid: {
    when: 'The period of an alarm is not a multiple of a minute, or its periods together are longer than CloudWatch evaluates; or it is known at deployment only, and not in seconds.',
    otherwise: 'The deployment fails, or periods without data: S3 publishes once a minute.',
  },
  AlarmDatapointsInvalid: {
    when: '`evaluationPeriods` or `datapointsToAlarm` is not a whole number from 1, or the latter is the larger one.',
    otherwise: 'The deployment fails.',
  },
  AlarmTopicMissing: {
    when: '`AlarmTopics.existing` has no topic in a Region where an alarm stands.',
    otherwise: 'An alarm that tells nobody: CloudWatch notifies topics of its own Region alone.',
  },
  TooManyAlarmTopics: {
    when: '`AlarmTopics.existing` has more than five topics in a Region where an alarm stands.',
    otherwise: 'The deployment fails: an alarm has five actions at most.',
  },
  AlarmTopicsWithoutAlarm: {
    when: '`topics` beside alarms that are all switched off.',
    otherwise: 'Topics that never get a message.',
  },
  TooManyAlarms: {
    when: 'A composite alarm would combine more than 100 alarms, or have a rule longer than 10,240 characters.',
    otherwise: 'The deployment fails.',
  },
  DashboardTooLarge: {
    when: 'A dashboard would draw the metrics of more than 500 S3 rules.',
    otherwise: 'Graphs that CloudWatch does not draw.',
  },
  RunbookUrlInvalid: {
    when: '`runbookUrl` is no http or https URL of at most 200 characters without white space and control characters.',
    otherwise: 'A link that nobody can follow, or a description that CloudWatch refuses.',
  },
  MetricRuleUnknown: {
    when: 'A metric is asked of a rule or destination that the replication does not have.',
    otherwise: 'A metric without data.',
  },
  MetricRuleAmbiguous: {
    when: 'A metric is asked for without saying of which rule or destination, and there are several.',
    otherwise: 'The metric of another rule.',
  },
  MetricNotPublished: {
    when: 'A metric is asked of a rule with `metrics: false`.',
    otherwise: 'A metric without data.',
  },
  MetricPeriodInvalid: {
    when: '`period` of a metric is not a multiple of a minute that is known at synth time.',
    otherwise: 'CloudWatch refuses it, or graphs and alarms without data: S3 publishes once a minute.',
  },
  MetricColorInvalid: {
    when: '`color` of a metric is no hexadecimal number of six digits, such as `#1f77b4`.',
    otherwise: 'CloudWatch refuses the dashboard.',
  },
  MetricInStackWithoutRegion: {
    when: 'An alarm on a replication metric is in a stack whose Region is not known at synth time.',
    otherwise: 'CDK would drop the Region of the metric: elsewhere the alarm would stay OK for ever.',
  },
} as const satisfies { readonly [code: string]: ErrorCodeInfo };
