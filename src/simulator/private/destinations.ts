import type { Analysis } from '../../analysis/analysis';
import type { ReplicationCase, Route } from '../../analysis/s3/replication-context';
import { routeOf } from '../../analysis/s3/replication-context';
import { open } from '../../analysis/symbolic/symbolic-string';
import type { Bucket, Rule } from '../../analysis/model/deployment-model';
import type { Ending } from './ending';
import { undecided } from './ending';
import type { Leg } from './object-version';
import type { Filtered } from './select-rule';
import { selectRule } from './select-rule';

/** What is done for the rule that applies to an object. */
export type OnRoute = (route: Route) => Omit<Leg, 'destinationArn' | 'rule'>;

/** The way to each destination of a bucket, with the rule that applies there. */
export function legsOf({ world, cases }: Analysis, bucket: Bucket, object: Filtered, onRoute: OnRoute): Leg[] {
  return world.replications.filter(({ source }) => source.arn === bucket.arn).flatMap((replication) => {
    const each = cases.of(replication);
    return replication.unresolved === undefined
      ? [...byDestination(replication.rules)].map(([destinationArn, rules]) => ({
        destinationArn,
        ...legOf(each, rules, object, onRoute),
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

function legOf(
  each: ReplicationCase,
  rules: readonly Rule[],
  object: Filtered,
  onRoute: OnRoute,
): Omit<Leg, 'destinationArn'> {
  const selection = selectRule(rules, object);
  return selection.rule === undefined
    ? stopped(selection.ending)
    : { rule: selection.rule, ...onRoute(routeOf(each, selection.rule)) };
}

/** Ends before the first call. */
export function stopped(ending: Ending): { readonly ending: Ending; readonly trace: readonly [] } {
  return { ending, trace: [] };
}

function unreadable(reason: string): Leg {
  const ending = undecided(`the replication configuration cannot be read: ${reason}`);
  return { destinationArn: open('destination bucket'), ...stopped(ending) };
}
