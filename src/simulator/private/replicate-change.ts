import type { Analysis } from '../../analysis/analysis';
import type { Route } from '../../analysis/s3/replication-context';
import { routeOf } from '../../analysis/s3/replication-context';
import { is } from '../../analysis/checks/condition';
import type { Rule } from '../../analysis/model/deployment-model';
import { SimulatedStatus } from '../simulated-status';
import type { OnRoute } from './destinations';
import { legsOf, stopped } from './destinations';
import type { Ending } from './ending';
import { notEligible, undecided } from './ending';
import { JOURNEYS, travel } from './journey';
import type { MetadataChange } from './metadata-change';
import type { Leg, ObjectVersion, Origin } from './object-version';
import { sourceObject } from './object-version';
import { ruleText } from './rule-text';

/** What becomes of a change to an object at each destination. */
export function replicateChange(analysis: Analysis, version: ObjectVersion, change: MetadataChange): Leg[] {
  const { origin } = version;
  return origin === undefined
    ? version.legs.map((leg) => follow(analysis, leg, version, change))
    : legsOf(analysis, version.bucket, version, (route) => wayBack(route, origin, version, change, analysis));
}

/** A change follows its object; what was not replicated when it was written is not because of a change. */
function follow(analysis: Analysis, leg: Leg, version: ObjectVersion, change: MetadataChange): Leg {
  const { rule, destinationArn, ending: { status, explanation } } = leg;
  if (rule === undefined || status !== SimulatedStatus.COMPLETED) {
    const ending = status === SimulatedStatus.UNDECIDED
      ? undecided(`whether the object was replicated cannot be told: ${explanation}`)
      : notEligible(`the object was not replicated when it was written, and a change to it does not make up for that: ${explanation}`);
    return { destinationArn, rule, ...stopped(ending) };
  }
  const route = routeOf(analysis.cases.of(rule.replication), rule);
  return { destinationArn, rule, ...journeyOf(route, version, change, analysis) };
}

/**
 * A change to a replica finds its way back where both sides ask for it.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-for-metadata-changes.html
 */
function wayBack(
  route: Route,
  { bucket, rule }: Origin,
  version: ObjectVersion,
  change: MetadataChange,
  analysis: Analysis,
): ReturnType<OnRoute> {
  if (route.destinationArn !== bucket.arn) {
    return stopped(notEligible('the object is a replica of another rule: S3 does not replicate replicas'));
  }
  const obstacle = unsynchronized(route.rule) ?? unsynchronized(rule);
  return obstacle ? stopped(obstacle) : journeyOf(route, version, change, analysis);
}

function unsynchronized(rule: Rule): Ending | undefined {
  const enabled = is(rule.replicaModifications, 'Enabled');
  const name = ruleText(rule);
  if (enabled === 'maybe') {
    return undecided(`whether ${name} synchronizes replica modifications is decided at deployment`);
  }
  return enabled === 'no'
    ? notEligible(`${name} does not synchronize replica modifications (ReplicaModifications), which both sides have to`)
    : undefined;
}

function journeyOf(
  route: Route,
  version: ObjectVersion,
  { journey }: MetadataChange,
  analysis: Analysis,
): ReturnType<OnRoute> {
  const traveller = { route, object: sourceObject(version), tags: version.tags, analysis };
  const { ending, trace } = travel(JOURNEYS[journey], traveller);
  return { ending, trace };
}
