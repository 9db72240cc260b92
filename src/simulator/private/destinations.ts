import type { Analysis } from '../../analysis/analysis';
import type { Bucket, Rule } from '../../analysis/model/deployment-model';
import type { ReplicationContext, RuleContext } from '../../analysis/s3/replication-context';
import { getRuleContext } from '../../analysis/s3/replication-context';
import { unknownValue } from '../../analysis/symbolic/symbolic-string';
import type { AttemptResult } from './attempt-result';
import { undecided } from './attempt-result';
import type { Attempt } from './object-version';
import type { Filtered } from './select-rule';
import { selectRule } from './select-rule';

/** What is done for the rule that applies to an object. */
export type OnRule = (context: RuleContext) => Omit<Attempt, 'destinationArn' | 'rule'>;

/** The way to each destination of a bucket, with the rule that applies there. */
export function attemptReplication({ model, replications }: Analysis, bucket: Bucket, object: Filtered, onRule: OnRule): Attempt[] {
  return model.replications.filter(({ source }) => source.arn === bucket.arn).flatMap((replication) => {
    const each = replications.get(replication);
    return replication.unresolved === undefined
      ? [...byDestination(replication.rules)].map(([destinationArn, rules]) => ({
        destinationArn,
        ...attemptOfRules(each, rules, object, onRule),
      }))
      : [unreadable(replication.unresolved)];
  });
}

function byDestination(rules: readonly Rule[]): Map<string, readonly Rule[]> {
  const groups = new Map<string, readonly Rule[]>();
  for (const rule of rules) {
    const arn = rule.destination.bucketArn;
    groups.set(arn, [...groups.get(arn) ?? [], rule]);
  }
  return groups;
}

function attemptOfRules(
  each: ReplicationContext,
  rules: readonly Rule[],
  object: Filtered,
  onRule: OnRule,
): Omit<Attempt, 'destinationArn'> {
  const selection = selectRule(rules, object);
  return selection.rule === undefined
    ? stopped(selection.result)
    : { rule: selection.rule, ...onRule(getRuleContext(each, selection.rule)) };
}

/** Ends before the first call. */
export function stopped(result: AttemptResult): { readonly result: AttemptResult; readonly trace: readonly [] } {
  return { result, trace: [] };
}

function unreadable(reason: string): Attempt {
  const result = undecided(`the replication configuration cannot be read: ${reason}`);
  return { destinationArn: unknownValue('destination bucket'), ...stopped(result) };
}
