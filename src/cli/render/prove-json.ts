import { BLIND_SPOTS } from '../../analysis/report/blind-spots';
import { findingId } from '../../analysis/report/finding-id';
import type { Finding, StatementName } from '../../analysis/report/findings';
import { display } from '../../analysis/symbolic/symbolic-string';
import type { Place } from '../../analysis/assembly/resource-address';
import { placeName } from '../../analysis/assembly/resource-address';
import type { Judgement } from '../judged';

/** The report for a program: `docs/reference/cli/prove.schema.json`. */
export function proveJson({ verdict, open, acknowledged, counts }: Judgement, assemblies: readonly string[]): object {
  const { replications, rules, calls } = verdict;
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
  const { requirement, detail, undecided, severity, place, location, replication, message, statement, call } = finding;
  return {
    id: display(findingId(finding)),
    requirement,
    detail: detail === undefined ? undefined : display(detail),
    severity,
    undecided,
    resource: placeJson(place),
    location,
    replication: placeJson(replication),
    message: display(message),
    call,
    statement: statement && statementJson(statement),
    failureReason: finding.failureReason,
    fix: display(finding.fix),
    see: finding.see,
  };
}

function statementJson({ place, kind, sid, index }: StatementName): object {
  return { resource: placeJson(place), kind, sid, index };
}

function placeJson(place: Place): object {
  return { path: placeName(place), stack: place.stackPath, template: place.templatePath, logicalId: place.logicalId };
}
