import { createResourceKey } from '../analysis/assembly/resource-address';
import { LEVELS } from '../analysis/checks/violation';
import type { Level } from '../analysis/checks/violation';
import type { Finding, ProofResult } from '../analysis/report/findings';
import { judge } from '../analysis/report/verdict';
import type { Verdict } from '../analysis/report/verdict';
import { groupBy } from '../analysis/symbolic/group-by';
import type { Acknowledgement } from './input/acknowledgements';
import { AcknowledgementIndex } from './input/acknowledgements';

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
  /** For all replications. Acknowledged findings do not count. */
  readonly verdict: Verdict;
  readonly replications: readonly JudgedReplication[];
  /** In the order of the report: by replication, the heaviest first. */
  readonly open: readonly Group[];
  readonly acknowledged: readonly Required<FindingWithAcknowledgement>[];
  readonly counts: Counts;
}

/** The verdict for one replication. */
export interface JudgedReplication {
  readonly address: Finding['replication'];
  readonly verdict: Verdict;
  readonly counts: Counts;
}

/** The number of open findings by level. */
export type Counts = Readonly<Record<Level, number>>;

export function applyAcknowledgements(
  result: ProofResult,
  acknowledgements: readonly Acknowledgement[],
): AcknowledgedResult {
  const index = new AcknowledgementIndex(acknowledgements);
  const all = result.findings.map((finding): FindingWithAcknowledgement =>
    ({ finding, acknowledgement: index.find(finding) }));
  const open = all.filter(({ acknowledgement }) => acknowledgement === undefined).map(({ finding }) => finding);
  const byReplication = groupBy(open, ({ replication }) => createReplicationKey(replication));
  return {
    result,
    verdict: judge(open),
    replications: result.replications.map((address) => {
      const own = byReplication.get(createReplicationKey(address)) ?? [];
      return { address, verdict: judge(own), counts: count(own) };
    }),
    open: [...byReplication.values()].map(createGroup),
    acknowledged: all.flatMap(({ finding, acknowledgement }) =>
      (acknowledgement ? [{ finding, acknowledgement }] : [])),
    counts: count(open),
  };
}

function count(findings: readonly Finding[]): Counts {
  const of = (wanted: Level) => findings.filter(({ level }) => level === wanted).length;
  return { fails: of('fails'), undecided: of('undecided'), excess: of('excess'), info: of('info') };
}

function createGroup(findings: readonly Finding[]): Group {
  return { replication: findings[0].replication, findings: [...findings].sort((a, b) => getRank(a) - getRank(b)) };
}

/** Paths are unique in one assembly only. */
function createReplicationKey(address: Finding['replication']): string {
  return `${createResourceKey(address)}\n${address.templatePath}`;
}

function getRank({ level, severity }: Finding): number {
  return LEVELS.indexOf(level) * 3 + ['error', 'warning', 'info'].indexOf(severity);
}
