import type { ResourceAddress } from '../../analysis/assembly/resource-address';
import { formatAddress } from '../../analysis/assembly/resource-address';
import type { StatementName } from '../../analysis/checks/violation';
import { BLIND_SPOTS } from '../../analysis/report/blind-spots';
import { formatFindingId } from '../../analysis/report/findings';
import type { Finding } from '../../analysis/report/findings';
import { describeFailureReason } from '../../analysis/s3/failure-reasons';
import { display } from '../../analysis/symbolic/symbolic-string';
import type { AcknowledgedResult, JudgedReplication } from '../acknowledged-result';
import type { Locate } from '../input/templates/locator';
import type { Inputs } from './inputs';
import { renderInputs } from './inputs';

/** The report as JSON: `docs/reference/cli/prove.schema.json`. */
export function renderProveJson(
  all: AcknowledgedResult,
  inputs: Inputs & { readonly locate: Locate },
  blindSpots = BLIND_SPOTS,
): object {
  const { result: { rules, calls }, verdict, replications, open, acknowledged, counts } = all;
  const { locate } = inputs;
  return {
    verdict,
    replications: replications.map((each) => renderReplication(each, locate)),
    ...renderInputs(inputs),
    judged: { replications: replications.length, rules, calls },
    counts: { ...counts, acknowledged: acknowledged.length },
    findings: open.flatMap(({ findings }) => findings.map((each) => renderFinding(each, locate))),
    acknowledged: acknowledged.map(({ finding, acknowledgement: { id, reason, constructPath } }) => ({
      finding: renderFinding(finding, locate),
      acknowledgement: { id, reason, constructPath },
    })),
    blindSpots,
  };
}

function renderReplication({ address, verdict, counts }: JudgedReplication, locate: Locate): object {
  return { resource: renderAddress(address, locate), verdict, counts };
}

function renderFinding(finding: Finding, locate: Locate): object {
  const { check, detail, undecided, level, severity, address, propertyPath } = finding;
  const { replication, message, statement, call } = finding;
  return {
    id: display(formatFindingId(finding)),
    check,
    detail: detail === undefined ? undefined : display(detail),
    level,
    severity,
    undecided,
    resource: renderAddress(address, locate, propertyPath),
    propertyPath,
    replication: renderAddress(replication, locate),
    message: display(message),
    call,
    statement: statement && renderStatement(statement, locate),
    failureReason: describeFailureReason(finding.failureReason),
    fix: display(finding.fix),
    see: finding.see,
  };
}

function renderStatement({ address, kind, sid, index }: StatementName, locate: Locate): object {
  return { resource: renderAddress(address, locate), kind, sid, index };
}

/** The line where the property is, or the resource; that of an assembly says nothing. */
function renderAddress(address: ResourceAddress, locate: Locate, propertyPath?: string): object {
  const { stackPath, templatePath, logicalId } = address;
  const line = locate(address, propertyPath)?.line;
  return { path: formatAddress(address), stack: stackPath, template: templatePath, logicalId, line };
}
