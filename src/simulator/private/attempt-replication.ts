import type { Analysis } from '../../analysis/analysis';
import type { Bucket, Rule } from '../../analysis/model/deployment-model';
import type { ReplicationContext, RuleContext } from '../../analysis/s3/replication-context';
import { getRuleContext } from '../../analysis/s3/replication-context';
import { unknownValue } from '../../analysis/symbolic/symbolic-string';
import type { AttemptResult } from './attempt-result';
import { undecided } from './attempt-result';
import type { Attempt } from './object-version';
import type { FilteredObject } from './select-rule';
import { selectRule } from './select-rule';

/** What S3 attempts by one rule. */
export type RuleAttempt = Omit<Attempt, 'destinationArn' | 'rule'>;

/** Attempts to replicate by the rule that applies to an object. */
export type AttemptRule = (context: RuleContext) => RuleAttempt;

/** Selects the rule for each destination of a bucket, and attempts to replicate by it. */
export function attemptReplication(
  { model, replications }: Analysis,
  bucket: Bucket,
  object: FilteredObject,
  attemptRule: AttemptRule,
): Attempt[] {
  return model.replications.filter(({ source }) => source.arn === bucket.arn).flatMap((replication) => {
    const context = replications.get(replication);
    return replication.unresolved === undefined
      ? [...groupByDestination(replication.rules)].map(([destinationArn, rules]) => ({
        destinationArn,
        ...attemptDestination(context, rules, object, attemptRule),
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
  context: ReplicationContext,
  rules: readonly Rule[],
  object: FilteredObject,
  attemptRule: AttemptRule,
): Omit<Attempt, 'destinationArn'> {
  const selection = selectRule(rules, object);
  return selection.rule === undefined
    ? stopBeforeCalls(selection.result)
    : { rule: selection.rule, ...attemptRule(getRuleContext(context, selection.rule)) };
}

/** An attempt that ends before S3 makes a call. */
export function stopBeforeCalls(result: AttemptResult): RuleAttempt {
  return { result, trace: [] };
}

function createUnreadableAttempt(reason: string): Attempt {
  const result = undecided(`the replication configuration cannot be read: ${reason}`);
  return { destinationArn: unknownValue('destination bucket'), ...stopBeforeCalls(result) };
}
