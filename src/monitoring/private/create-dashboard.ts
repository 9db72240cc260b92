import { Token } from 'aws-cdk-lib';
import { CfnDashboard } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { ReplicationError } from '../../internal/errors/replication-error';
import type { SourcePlacement } from '../../source/private/source-strategy';
import { REASONS_PAGE } from './alarm-description';
import { computeReplicationName } from './alarm-names';
import { renderDashboardBody } from './dashboard-body';
import type { MonitoredRule } from './monitored-rule';
import type { PlannedAlarm } from './plan-alarms';
import type { MonitoringPlan } from './plan-monitoring';

/** What CloudWatch draws on a dashboard; four metrics of each rule. */
const MAX_RULES = 500;

/** What a dashboard is created from. */
export interface DashboardInput {
  readonly placement: SourcePlacement;
  readonly monitoring: MonitoringPlan;
  /** The rules of both directions. */
  readonly rules: readonly MonitoredRule[];
  readonly alarms: readonly PlannedAlarm[];
}

/** Creates the dashboard, beside the source: dashboards are global to an account. */
export function createDashboard(scope: Construct, input: DashboardInput): CfnDashboard {
  const { placement, monitoring, rules, alarms } = input;
  const monitored = rules.filter(({ enabled, metrics }) => enabled && metrics);
  if (monitored.length > MAX_RULES) {
    throw new ReplicationError('DashboardTooLarge', scope, {
      problem: `a dashboard would draw the metrics of ${monitored.length} S3 rules`,
      value: monitored.length,
      remedy: `CloudWatch draws those of ${MAX_RULES}; set 'dashboard: false', or use fewer rules`,
    });
  }
  const name = computeReplicationName(placement.identity);
  const header = renderHeader(name, monitored, monitoring.runbookUrl);
  return new CfnDashboard(scope, 'Dashboard', {
    dashboardName: name,
    // what a token stands for, a name or an account, needs no quoting
    dashboardBody: JSON.stringify(renderDashboardBody({ header, rules: monitored, alarms })),
  });
}

/** What would end or nest a link in Markdown, as a URL may have it too; a token is left as it is. */
function escapeLink(url: string): string {
  return Token.isUnresolved(url) ? url
    : url.replace(/[()[\]<>"'`\\|]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

function renderHeader(name: string, rules: readonly MonitoredRule[], runbookUrl: string): string {
  const ways = rules.map(({ source, destination }) => `${source.env.region} to ${destination.env.region}`);
  const elsewhere = rules.filter(({ crossAccount }) => crossAccount)
    .map(({ destination: { env } }) => `${env.region} of account ${env.account}`);
  return [
    `## ${name}`,
    `${[...new Set(ways)].join(' · ')} · [runbook](${escapeLink(runbookUrl)}) · [failure reasons](${REASONS_PAGE})`,
    ...(elsewhere.length === 0 ? []
      : [`Not shown, since AWS does not say in which account it is: latency and what is pending in ${[...new Set(elsewhere)].join(', ')}.`]),
  ].join('\n\n');
}
