import type { ResourceAddress } from '../../analysis/assembly/resource-address';
import { formatAddress } from '../../analysis/assembly/resource-address';
import type { StatementName } from '../../analysis/checks/violation';
import { BLIND_SPOTS } from '../../analysis/report/blind-spots';
import { formatFindingId } from '../../analysis/report/finding-id';
import type { Finding } from '../../analysis/report/findings';
import { describeFailureReason } from '../../analysis/s3/failure-reasons';
import { display } from '../../analysis/symbolic/symbolic-string';
import type { Judgement } from '../judged';

/** The report for a program: `docs/reference/cli/prove.schema.json`. */
export function proveJson({ result, open, acknowledged, counts }: Judgement, assemblies: readonly string[]): object {
  const { replications, rules, calls } = result;
  return {
    proven: open.length === 0,
    assemblies,
    judged: { replications, rules, calls },
    counts: { ...counts, acknowledged: acknowledged.length },
    findings: open.flatMap(({ findings }) => findings.map(findingJson)),
    acknowledged: acknowledged.map(({ finding, acknowledgement: { id, reason, constructPath } }) => ({
      finding: findingJson(finding),
      acknowledgement: { id, reason, constructPath },
    })),
    blindSpots: BLIND_SPOTS,
  };
}

function findingJson(finding: Finding): object {
  const { check, detail, undecided, severity, address, propertyPath, replication, message, statement, call } = finding;
  return {
    id: display(formatFindingId(finding)),
    check,
    detail: detail === undefined ? undefined : display(detail),
    severity,
    undecided,
    resource: addressJson(address),
    propertyPath,
    replication: addressJson(replication),
    message: display(message),
    call,
    statement: statement && statementJson(statement),
    failureReason: describeFailureReason(finding.failureReason),
    fix: display(finding.fix),
    see: finding.see,
  };
}

function statementJson({ address, kind, sid, index }: StatementName): object {
  return { resource: addressJson(address), kind, sid, index };
}

function addressJson(address: ResourceAddress): object {
  return { path: formatAddress(address), stack: address.stackPath, template: address.templatePath, logicalId: address.logicalId };
}
