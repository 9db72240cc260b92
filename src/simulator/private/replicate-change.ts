import type { Analysis } from '../../analysis/analysis';
import type { Rule } from '../../analysis/model/deployment-model';
import type { ReplicatedChange } from '../../analysis/s3/replication-calls';
import type { RuleContext } from '../../analysis/s3/replication-context';
import { getRuleContext } from '../../analysis/s3/replication-context';
import { compareSetting } from '../../analysis/symbolic/match';
import { SimulatedStatus } from '../simulated-status';
import type { RuleAttempt } from './attempt-replication';
import { attemptReplication, stopBeforeCalls } from './attempt-replication';
import type { AttemptResult } from './attempt-result';
import { notEligible, undecided } from './attempt-result';
import { runSequence } from './call-sequences';
import { describeRule } from './describe';
import type { Attempt, ObjectVersion, Origin } from './object-version';
import { toSourceObject } from './object-version';

/** A change to the metadata of an object. */
export interface MetadataChange {
  readonly what: Exclude<ReplicatedChange, 'object' | 'deleteMarker' | 'annotation'>;
  /** The new tags, if the change is to the tags. */
  readonly tags?: ObjectVersion['tags'];
}

/** Attempts to replicate a change to an object to each destination. */
export function replicateChange(analysis: Analysis, version: ObjectVersion, change: MetadataChange): Attempt[] {
  const { origin } = version;
  return origin === undefined
    ? version.attempts.map((attempt) => replicateForward(analysis, attempt, version, change.what))
    : attemptReplication(analysis, version.bucket, version, (context) =>
      replicateBack(context, origin, version, change.what, analysis));
}

const ANNOTATION_OF_REPLICA = undecided('AWS does not say whether S3 replicates the annotation of a replica');

/** Attempts to replicate an annotation of an object to each destination. */
export function replicateAnnotation(analysis: Analysis, version: ObjectVersion): Attempt[] {
  return version.origin === undefined
    ? version.attempts.map((attempt) => replicateForward(analysis, attempt, version, 'annotation'))
    : attemptReplication(analysis, version.bucket, version, () => stopBeforeCalls(ANNOTATION_OF_REPLICA));
}

/** S3 replicates a change only to where it replicated the object when it was written. */
function replicateForward(
  analysis: Analysis,
  attempt: Attempt,
  version: ObjectVersion,
  change: ReplicatedChange,
): Attempt {
  const { rule, destinationArn, result: { status, explanation } } = attempt;
  if (rule === undefined || status !== SimulatedStatus.COMPLETED) {
    const result = status === SimulatedStatus.UNDECIDED
      ? undecided(`whether the object was replicated cannot be told: ${explanation}`)
      : notEligible(`the object was not replicated when it was written, and a change to it does not make up for that: ${explanation}`);
    return { destinationArn, rule, ...stopBeforeCalls(result) };
  }
  const context = getRuleContext(analysis.replications.get(rule.replication), rule);
  return { destinationArn, rule, ...attemptChange(context, version, change, analysis) };
}

/**
 * S3 replicates a change to a replica back to the source where both rules synchronize replica modifications.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-for-metadata-changes.html
 */
function replicateBack(
  context: RuleContext,
  { bucket, rule }: Origin,
  version: ObjectVersion,
  change: ReplicatedChange,
  analysis: Analysis,
): RuleAttempt {
  if (context.destinationArn !== bucket.arn) {
    return stopBeforeCalls(notEligible('the object is a replica of another rule: S3 does not replicate replicas'));
  }
  const obstacle = findSynchronizationObstacle(context.rule) ?? findSynchronizationObstacle(rule);
  return obstacle ? stopBeforeCalls(obstacle) : attemptChange(context, version, change, analysis);
}

function findSynchronizationObstacle(rule: Rule): AttemptResult | undefined {
  const enabled = compareSetting(rule.replicaModifications, 'Enabled');
  const name = describeRule(rule);
  if (enabled === 'unknown') {
    return undecided(`whether ${name} synchronizes replica modifications is decided at deployment`);
  }
  return enabled === 'none'
    ? notEligible(`${name} does not synchronize replica modifications (ReplicaModifications), which both sides have to`)
    : undefined;
}

function attemptChange(
  context: RuleContext,
  version: ObjectVersion,
  change: ReplicatedChange,
  analysis: Analysis,
): RuleAttempt {
  const object = toSourceObject(version);
  const { result, trace } = runSequence({ change, rule: context, object, tags: version.tags, analysis });
  return { result, trace };
}
