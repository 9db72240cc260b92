import type { Finding } from './findings';

/** Whether S3 replicates what the rules cover, encrypted as the bucket does by default. */
export type Verdict = 'replicates' | 'fails' | 'undecided';

/** The verdict that findings lead to: the heaviest one decides; excess and information do not. */
export function judge(findings: readonly Pick<Finding, 'level'>[]): Verdict {
  const levels = new Set(findings.map(({ level }) => level));
  return levels.has('fails') ? 'fails' : levels.has('undecided') ? 'undecided' : 'replicates';
}
