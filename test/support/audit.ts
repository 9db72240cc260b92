import { App, Validations } from 'aws-cdk-lib';
import type { IPolicyValidationPlugin } from 'aws-cdk-lib';
import { FAIL_SYNTH_ON_VALIDATION_ERRORS_CONTEXT } from 'aws-cdk-lib/cx-api';
import * as nag from 'cdk-nag';
import { validationReport } from './assembly';
import type { Build } from './examples';

const PROOF = 'ReplicationProof';

/** One acknowledged finding, without the names of one app. */
export interface Acknowledgement {
  /** What it is acknowledged on. */
  readonly on: string;
  readonly id: string;
  readonly reason: string;
}

/** What cdk-nag says of an app. */
export interface Audit {
  /** The packs that ran. */
  readonly packs: readonly string[];
  /** Findings that are not acknowledged: rule and construct path. */
  readonly findings: readonly string[];
  /** Acknowledgements that the constructs carry. */
  readonly given: readonly Acknowledgement[];
  /** Acknowledgements that have met a finding. */
  readonly met: readonly Acknowledgement[];
}

/** Runs all packs of cdk-nag over an app. */
export function audit(build: Build): Audit {
  // the report has the findings: they need not end the synthesis
  const app = new App({ context: { [FAIL_SYNTH_ON_VALIDATION_ERRORS_CONTEXT]: false } });
  const packs = [
    new nag.AwsSolutionsChecks(app),
    new nag.HIPAASecurityChecks(app),
    new nag.NIST80053R4Checks(app),
    new nag.NIST80053R5Checks(app),
    new nag.PCIDSS321Checks(app),
    new nag.ServerlessChecks(app),
  ].map(observed);
  Validations.of(app).addPlugins(...packs.map(({ plugin }) => plugin));
  build(app);
  app.synth();
  // the proof has tests of its own
  const reports = (validationReport(app.outdir)?.pluginReports ?? []).filter(({ pluginName }) => pluginName !== PROOF);
  return {
    packs: packs.filter((pack) => pack.ran()).map(({ plugin }) => plugin.name),
    findings: reports.flatMap(({ violations }) => violations.flatMap(({ ruleName, violatingConstructs = [] }) =>
      violatingConstructs.map(({ constructPath }) => `${ruleName} on ${constructPath}`))),
    given: distinct(acknowledgedIn(app)).filter(({ id }) => !id.startsWith(PROOF)),
    met: distinct(reports.flatMap(({ suppressedViolations = [] }) => suppressedViolations
      .map(({ acknowledgedAt, acknowledgedId, reason }) => general(acknowledgedAt, acknowledgedId, reason)))),
  };
}

/** A pack without findings is not in the report: whether it ran has to be seen. */
function observed(plugin: IPolicyValidationPlugin) {
  let ran = false;
  const validate = plugin.validate.bind(plugin);
  plugin.validate = (context) => {
    ran = true;
    return validate(context);
  };
  return { plugin, ran: () => ran };
}

function acknowledgedIn(app: App): Acknowledgement[] {
  return app.node.findAll().flatMap(({ node }) => node.metadata
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .flatMap(({ data }) => Object.entries(data as Record<string, string>))
    .map(([id, reason]) => general(node.path, id, reason)));
}

function general(path: string, id: string, reason: string): Acknowledgement {
  return {
    on: path
      .replace(/^.*\/(?=(ReplicationAccessLogs|Role)\/)/, '')
      .replace(/^.*-Replica\//, 'Replica/')
      .replace(/(DestinationPolicy)-.*/, '$1'),
    id: id.replace(/arn:[a-z-]+:s3:::[^/]+\//, 'arn:<partition>:s3:::<bucket>/'),
    reason,
  };
}

function distinct(all: readonly Acknowledgement[]): Acknowledgement[] {
  const byText = new Map(all.map((each) => [JSON.stringify([each.on, each.id]), each]));
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
}
