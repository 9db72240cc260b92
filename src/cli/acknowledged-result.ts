import { isSameAddress } from '../analysis/assembly/resource-address';
import type { Finding, ProofResult } from '../analysis/report/findings';
import type { Acknowledgement } from './input/acknowledgements';
import { findAcknowledgement } from './input/acknowledgements';

/** A finding with its acknowledgement, if there is one. */
export interface FindingWithAcknowledgement {
  readonly finding: Finding;
  readonly acknowledgement?: Acknowledgement;
}

/** The findings of one replication. */
export interface Group {
  readonly replication: Finding['replication'];
  readonly findings: readonly Finding[];
}

/** The result of a proof, with the acknowledged findings apart from the open ones. */
export interface AcknowledgedResult {
  readonly result: ProofResult;
  /** In the order of the report: by replication, then by severity. */
  readonly open: readonly Group[];
  readonly acknowledged: readonly Required<FindingWithAcknowledgement>[];
  readonly counts: Counts;
}

/** The number of open findings by severity. */
export interface Counts {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  /** Findings among them that the templates do not decide. */
  readonly undecided: number;
}

export function applyAcknowledgements(
  result: ProofResult,
  acknowledgements: readonly Acknowledgement[],
): AcknowledgedResult {
  const all = result.findings.map((finding): FindingWithAcknowledgement =>
    ({ finding, acknowledgement: findAcknowledgement(finding, acknowledgements) }));
  const open = all.filter(({ acknowledgement }) => acknowledgement === undefined).map(({ finding }) => finding);
  return {
    result,
    open: groupByReplication(open),
    acknowledged: all.flatMap(({ finding, acknowledgement }) =>
      (acknowledgement ? [{ finding, acknowledgement }] : [])),
    counts: {
      errors: open.filter(({ severity }) => severity === 'error').length,
      warnings: open.filter(({ severity }) => severity === 'warning').length,
      infos: open.filter(({ severity }) => severity === 'info').length,
      undecided: open.filter(({ undecided }) => undecided).length,
    },
  };
}

function groupByReplication(findings: readonly Finding[]): Group[] {
  const groups: { readonly replication: Finding['replication']; readonly findings: Finding[] }[] = [];
  for (const finding of findings) {
    const group = groups.find(({ replication }) => isSameReplication(replication, finding.replication));
    if (group) {
      group.findings.push(finding);
    } else {
      groups.push({ replication: finding.replication, findings: [finding] });
    }
  }
  return groups.map((group) => ({ ...group, findings: [...group.findings].sort((a, b) => getRank(a) - getRank(b)) }));
}

/** Paths are unique in one assembly only. */
function isSameReplication(a: Finding['replication'], b: Finding['replication']): boolean {
  return isSameAddress(a, b) && a.templatePath === b.templatePath;
}

function getRank({ severity, undecided }: Finding): number {
  return ['error', 'warning', 'info'].indexOf(severity) * 2 + Number(undecided);
}
