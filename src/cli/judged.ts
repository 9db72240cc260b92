import type { Finding, ProofResult } from '../analysis/report/findings';
import { isSameAddress } from '../analysis/assembly/resource-address';
import type { Acknowledgement } from './input/acknowledgements';
import { findAcknowledgement } from './input/acknowledgements';

/** A finding, and who took responsibility for it. */
export interface FindingWithAcknowledgement {
  readonly finding: Finding;
  readonly acknowledgement?: Acknowledgement;
}

/** The findings of one replication. */
export interface Group {
  readonly replication: Finding['replication'];
  readonly findings: readonly Finding[];
}

/** A verdict with what people said about it. */
export interface AcknowledgedResult {
  readonly result: ProofResult;
  /** In the order of the report: by replication, the worst first. */
  readonly open: readonly Group[];
  readonly acknowledged: readonly Required<FindingWithAcknowledgement>[];
  readonly counts: Counts;
}

/** Of the findings that nobody acknowledged; each counts once as decided or undecided. */
export interface Counts {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  /** Warnings among them that say: the templates do not tell. */
  readonly undecided: number;
}

export function applyAcknowledgements(result: ProofResult, acknowledgements: readonly Acknowledgement[]): AcknowledgedResult {
  const judged = result.findings.map((finding): FindingWithAcknowledgement =>
    ({ finding, acknowledgement: findAcknowledgement(finding, acknowledgements) }));
  const open = judged.filter(({ acknowledgement }) => acknowledgement === undefined).map(({ finding }) => finding);
  return {
    result,
    open: groupByReplication(open),
    acknowledged: judged.flatMap(({ finding, acknowledgement }) =>
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
