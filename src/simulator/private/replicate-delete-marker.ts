import type { Analysis } from '../../analysis/analysis';
import { isMade } from '../../analysis/s3/calls';
import { REPLICATE_DELETE_MARKER } from '../../analysis/s3/replication-calls';
import type { RuleContext } from '../../analysis/s3/replication-context';
import { SimulatedStatus } from '../simulated-status';
import type { RuleAttempt } from './attempt-replication';
import { attemptReplication, stopBeforeCalls } from './attempt-replication';
import { notEligible, undecided } from './attempt-result';
import type { AttemptResult } from './attempt-result';
import { runSequence } from './call-sequences';
import { describeRule } from './describe';
import { findConfigurationRefusal } from './eligibility';
import type { Attempt, ObjectVersion } from './object-version';
import { toSourceObject } from './object-version';

/** Attempts to replicate a delete marker to each destination. It has no tags, so no rule with a tag filter applies. */
export function replicateDeleteMarker(analysis: Analysis, marker: ObjectVersion): Attempt[] {
  return attemptReplication(analysis, marker.bucket, marker, (context) => {
    const obstacle = findConfigurationRefusal(context, analysis) ?? findDeleteMarkerObstacle(context);
    return obstacle ? stopBeforeCalls(obstacle) : attemptDeleteMarker(context, marker, analysis);
  });
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/delete-marker-replication.html */
function findDeleteMarkerObstacle(context: RuleContext): AttemptResult | undefined {
  const name = describeRule(context.rule);
  switch (isMade(REPLICATE_DELETE_MARKER, context)) {
    case 'none': return notEligible(`${name} does not replicate delete markers (DeleteMarkerReplication)`);
    case 'unknown': return undecided(`whether ${name} replicates delete markers cannot be told from the template`);
    default: return undefined;
  }
}

function attemptDeleteMarker(context: RuleContext, marker: ObjectVersion, analysis: Analysis): RuleAttempt {
  const { tags, bucket } = marker;
  const object = toSourceObject(marker);
  const { result, trace } = runSequence({ change: 'deleteMarker', rule: context, object, tags, analysis });
  const { destination, rule } = context;
  const arrives = destination !== undefined && result.status === SimulatedStatus.COMPLETED;
  const replica = arrives ? { ...marker, bucket: destination, origin: { bucket, rule } } : undefined;
  return { result, trace, replica };
}
