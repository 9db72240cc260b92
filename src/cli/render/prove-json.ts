import type { ResourceAddress } from '../../analysis/assembly/resource-address';
import { formatAddress } from '../../analysis/assembly/resource-address';
import type { StatementName } from '../../analysis/checks/violation';
import { BLIND_SPOTS } from '../../analysis/report/blind-spots';
import { formatFindingId } from '../../analysis/report/findings';
import type { Finding } from '../../analysis/report/findings';
import { describeFailureReason } from '../../analysis/s3/failure-reasons';
import { display } from '../../analysis/symbolic/symbolic-string';
import type { AcknowledgedResult, JudgedReplication } from '../acknowledged-result';

/** The report as JSON: `docs/reference/cli/prove.schema.json`. */
export function renderProveJson(
  all: AcknowledgedResult,
  assemblies: readonly string[],
  blindSpots = BLIND_SPOTS,
): object {
  const { result: { rules, calls }, verdict, replications, open, acknowledged, counts } = all;
  return {
    verdict,
    replications: replications.map(renderReplication),
    assemblies,
    judged: { replications: replications.length, rules, calls },
    counts: { ...counts, acknowledged: acknowledged.length },
    findings: open.flatMap(({ findings }) => findings.map(renderFinding)),
    acknowledged: acknowledged.map(({ finding, acknowledgement: { id, reason, constructPath } }) => ({
      finding: renderFinding(finding),
      acknowledgement: { id, reason, constructPath },
    })),
    blindSpots,
  };
}

function renderReplication({ address, verdict, counts }: JudgedReplication): object {
  return { resource: renderAddress(address), verdict, counts };
}

function renderFinding(finding: Finding): object {
  const { check, detail, undecided, level, severity, address, propertyPath } = finding;
  const { replication, message, statement, call } = finding;
  return {
    id: display(formatFindingId(finding)),
    check,
    detail: detail === undefined ? undefined : display(detail),
    level,
    severity,
    undecided,
    resource: renderAddress(address),
    propertyPath,
    replication: renderAddress(replication),
    message: display(message),
    call,
    statement: statement && renderStatement(statement),
    failureReason: describeFailureReason(finding.failureReason),
    fix: display(finding.fix),
    see: finding.see,
  };
}

function renderStatement({ address, kind, sid, index }: StatementName): object {
  return { resource: renderAddress(address), kind, sid, index };
}

function renderAddress(address: ResourceAddress): object {
  const { stackPath, templatePath, logicalId } = address;
  return { path: formatAddress(address), stack: stackPath, template: templatePath, logicalId };
}
