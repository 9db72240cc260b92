import type { CfnBucket, IBucket } from 'aws-cdk-lib/aws-s3';
import type { ResourceEnvironment } from 'aws-cdk-lib/interfaces';
import { parseBucketName } from '../../bucket/private/bucket-names';
import type { BoundDestination } from '../../destination/private/destination-strategy';
import type { PlacedDestination } from '../../destination/private/place-destinations';
import type { PlannedRule } from '../../rules/private/planned-rule';
import { renderReverseRuleId } from '../../rules/private/rule-ids';
import type { SourceBucket, SourcePlacement } from '../../source/private/source-strategy';
import type { MonitoredBucket, MonitoredRule } from './monitored-rule';

/** A replication whose buckets exist in the construct tree. */
export interface ReplicationParts {
  readonly placement: SourcePlacement;
  readonly rules: readonly PlannedRule[];
  readonly source: SourceBucket;
  readonly bound: ReadonlyMap<PlacedDestination, BoundDestination>;
  readonly twoWay: boolean;
}

/** The rules of both directions. */
export interface MonitoredRules {
  readonly rules: readonly MonitoredRule[];
  readonly reverseRules: readonly MonitoredRule[];
}

export function collectRules(parts: ReplicationParts): MonitoredRules {
  const { placement, rules, source: { bucket, policyArn }, bound, twoWay } = parts;
  const { account, region } = placement.stack;
  const source = createBucket(bucket, policyArn, { account, region });
  const destinations = new Map<string, MonitoredBucket>([...bound].map(([{ id, env }, { replica, target }]) =>
    [id, createBucket(replica.bucket, target.bucketArn, env)]));
  const crossAccount = new Set([...bound.keys()].filter((placed) => placed.crossAccount).map(({ id }) => id));
  const forward = rules.map((rule): MonitoredRule => ({
    id: rule.id,
    idSuffix: rule.destination,
    destinationId: rule.destination,
    source,
    destination: destinations.get(rule.destination)!,
    crossAccount: crossAccount.has(rule.destination),
    enabled: rule.enabled,
    metrics: rule.metrics,
  }));
  const reverseRules = twoWay ? forward.map((rule, index) => reverse(rule, rules[index], region)) : [];
  return { rules: forward, reverseRules };
}

/** By its literal name where it has one; the L2 refuses its own in another Region where it has none. */
function createBucket(bucket: IBucket, arn: string, env: ResourceEnvironment): MonitoredBucket {
  const literal = parseBucketName(arn);
  return { bucket, env, name: literal ?? (bucket.node.defaultChild as CfnBucket).ref, named: literal !== undefined };
}

function reverse(rule: MonitoredRule, planned: PlannedRule, region: string): MonitoredRule {
  const id = renderReverseRuleId(planned, region);
  return { ...rule, id, idSuffix: region, source: rule.destination, destination: rule.source };
}
