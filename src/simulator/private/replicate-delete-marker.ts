import type { Analysis } from '../../analysis/analysis';
import type { Route } from '../../analysis/s3/replication-context';
import { is } from '../../analysis/checks/condition';
import type { Rule } from '../../analysis/model/deployment-model';
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
export function replicateDeleteMarker(analysis: Analysis, marker: ObjectVersion): Leg[] {
  return legsOf(analysis, marker.bucket, marker, (route) => {
    const obstacle = refusedConfiguration(route, analysis) ?? withheld(route.rule);
    return obstacle ? stopped(obstacle) : journeyOf(route, marker, analysis);
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

function journeyOf(route: Route, marker: ObjectVersion, analysis: Analysis): ReturnType<OnRoute> {
  const { tags, bucket } = marker;
  const traveller = { route, object: sourceObject(marker), tags, analysis };
  const { ending, trace } = travel(JOURNEYS.deleteMarker, traveller);
  const { destination, rule } = route;
  const arrives = destination !== undefined && ending.status === SimulatedStatus.COMPLETED;
  const replica = arrives ? { ...marker, bucket: destination, origin: { bucket, rule } } : undefined;
  return { ending, trace, replica };
}
