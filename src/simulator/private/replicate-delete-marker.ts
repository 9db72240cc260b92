import type { Route } from '../../proof/private/calls/route';
import { Judge } from '../../proof/private/judge';
import { is } from '../../proof/private/requirements/condition';
import type { Rule, World } from '../../proof/private/world/world';
import { SimulatedStatus } from '../simulated-status';
import type { OnRoute } from './destinations';
import { legsOf, stopped } from './destinations';
import { refusedConfiguration } from './eligibility';
import { notEligible, undecided } from './ending';
import type { Ending } from './ending';
import { JOURNEYS, travel } from './journey';
import type { Leg, ObjectVersion } from './object-version';
import { sourceObject } from './object-version';
import { ruleText } from './rule-text';

/** What becomes of a delete marker at each destination; it has no tags, so that no rule with a tag filter applies. */
export function replicateDeleteMarker(world: World, marker: ObjectVersion): Leg[] {
  return legsOf(world, marker.bucket, marker, (route) => {
    const obstacle = refusedConfiguration(route) ?? withheld(route.rule);
    return obstacle ? stopped(obstacle) : journeyOf(route, marker);
  });
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/delete-marker-replication.html */
function withheld(rule: Rule): Ending | undefined {
  const name = ruleText(rule);
  const replicates = is(rule.deleteMarkers, 'Enabled');
  if (replicates === 'maybe' || !rule.v2) {
    return undecided(`whether ${name} replicates delete markers cannot be told from the template`);
  }
  return replicates === 'no' ? notEligible(`${name} does not replicate delete markers (DeleteMarkerReplication)`) : undefined;
}

function journeyOf(route: Route, marker: ObjectVersion): ReturnType<OnRoute> {
  const { tags, bucket } = marker;
  const traveller = { route, object: sourceObject(marker), tags, judge: new Judge() };
  const { ending, trace } = travel(JOURNEYS.deleteMarker, traveller);
  const { destination, rule } = route;
  const arrives = destination !== undefined && ending.status === SimulatedStatus.COMPLETED;
  const replica = arrives ? { ...marker, bucket: destination, origin: { bucket, rule } } : undefined;
  return { ending, trace, replica };
}
