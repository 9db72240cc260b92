import type { Analysis } from '../../analysis/analysis';
import type { ReplicationContext, RuleContext } from '../../analysis/s3/replication-context';
import { getRuleContext } from '../../analysis/s3/replication-context';
import { unknownValue } from '../../analysis/symbolic/symbolic-string';
import type { Bucket, Rule } from '../../analysis/model/deployment-model';
import type { AttemptResult } from './attempt-result';
import { undecided } from './attempt-result';
import type { Attempt } from './object-version';
import type { FilteredObject } from './select-rule';
import { selectRule } from './select-rule';

/** What is done for the rule that applies to an object. */
export type AttemptRule = (context: RuleContext) => Omit<Attempt, 'destinationArn' | 'rule'>;

/** The way to each destination of a bucket, with the rule that applies there. */
export function attemptReplication({ model, replications }: Analysis, bucket: Bucket, object: FilteredObject, onRule: AttemptRule): Attempt[] {
  return model.replications.filter(({ source }) => source.arn === bucket.arn).flatMap((replication) => {
    const each = replications.get(replication);
    return replication.unresolved === undefined
      ? [...groupByDestination(replication.rules)].map(([destinationArn, rules]) => ({
        destinationArn,
        ...attemptDestination(each, rules, object, onRule),
      }))
      : [createUnreadableAttempt(replication.unresolved)];
  });
}

function groupByDestination(rules: readonly Rule[]): Map<string, readonly Rule[]> {
  const groups = new Map<string, readonly Rule[]>();
  for (const rule of rules) {
    const arn = rule.destination.bucketArn;
    groups.set(arn, [...groups.get(arn) ?? [], rule]);
  }
  return groups;
}

function attemptDestination(
  each: ReplicationContext,
  rules: readonly Rule[],
  object: FilteredObject,
  onRule: AttemptRule,
): Omit<Attempt, 'destinationArn'> {
  const selection = selectRule(rules, object);
  return selection.rule === undefined
    ? stopBeforeCalls(selection.result)
    : { rule: selection.rule, ...onRule(getRuleContext(each, selection.rule)) };
}

/** Ends before the first call. */
export function stopBeforeCalls(result: AttemptResult): { readonly result: AttemptResult; readonly trace: readonly [] } {
  return { result, trace: [] };
}

function createUnreadableAttempt(reason: string): Attempt {
  const result = undecided(`the replication configuration cannot be read: ${reason}`);
  return { destinationArn: unknownValue('destination bucket'), ...stopBeforeCalls(result) };
}
