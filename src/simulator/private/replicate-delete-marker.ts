import type { Analysis } from '../../analysis/analysis';
import { compareSetting } from '../../analysis/model/compare-setting';
import type { Rule } from '../../analysis/model/deployment-model';
import type { RuleContext } from '../../analysis/s3/replication-context';
import { SimulatedStatus } from '../simulated-status';
import { notEligible, undecided } from './attempt-result';
import type { AttemptResult } from './attempt-result';
import { runSequence } from './call-sequences';
import type { OnRule } from './destinations';
import { attemptReplication, stopped } from './destinations';
import { refusedConfiguration } from './eligibility';
import type { Attempt, ObjectVersion } from './object-version';
import { sourceObject } from './object-version';
import { ruleText } from './rule-text';

/** What becomes of a delete marker at each destination; it has no tags, so that no rule with a tag filter applies. */
export function replicateDeleteMarker(analysis: Analysis, marker: ObjectVersion): Attempt[] {
  return attemptReplication(analysis, marker.bucket, marker, (context) => {
    const obstacle = refusedConfiguration(context, analysis) ?? withheld(context.rule);
    return obstacle ? stopped(obstacle) : attemptOf(context, marker, analysis);
  });
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/delete-marker-replication.html */
function withheld(rule: Rule): AttemptResult | undefined {
  const name = ruleText(rule);
  const replicates = compareSetting(rule.deleteMarkers, 'Enabled');
  if (replicates === 'unknown' || !rule.v2) {
    return undecided(`whether ${name} replicates delete markers cannot be told from the template`);
  }
  return replicates === 'none' ? notEligible(`${name} does not replicate delete markers (DeleteMarkerReplication)`) : undefined;
}

function attemptOf(context: RuleContext, marker: ObjectVersion, analysis: Analysis): ReturnType<OnRule> {
  const { tags, bucket } = marker;
  const object = sourceObject(marker);
  const { result, trace } = runSequence({ change: 'deleteMarker', rule: context, object, tags, analysis });
  const { destination, rule } = context;
  const arrives = destination !== undefined && result.status === SimulatedStatus.COMPLETED;
  const replica = arrives ? { ...marker, bucket: destination, origin: { bucket, rule } } : undefined;
  return { result, trace, replica };
}
