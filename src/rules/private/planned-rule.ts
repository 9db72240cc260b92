import { Token } from 'aws-cdk-lib';
import type { CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { FilterData } from './filter-data';
import { renderFilter } from './filter-data';

/** The bucket that a rule replicates to. */
export interface TargetBucket {
  /** The ARN as the source stack writes it. */
  readonly bucketArn: string;
  /** Whether the rule hands replicas to the owner of the bucket, because ACLs are enabled there. */
  readonly ownerOverride: boolean;
}

/** The bucket and the key that a rule replicates to. */
export interface ReplicationTarget extends TargetBucket {
  /** The ARN as the source stack writes it. */
  readonly keyArn: string;
  /** The owner that S3 has to find, for destinations in another account. */
  readonly account?: string;
}

/** The shortest prefixes that cover all of the rules; `['']` where a rule covers the whole bucket. */
export function findCoveringPrefixes(rules: readonly PlannedRule[]): string[] {
  const prefixes = [...new Set(rules.map((rule) => rule.filter.prefix ?? ''))].sort();
  return prefixes.filter((prefix) => !prefixes.some((other) => other !== prefix && covers(other, prefix)));
}

/** The value of a token is unknown: only the empty prefix surely covers it. */
function covers(wider: string, prefix: string): boolean {
  const literal = !Token.isUnresolved(wider) && !Token.isUnresolved(prefix);
  return wider === '' || (literal && prefix.startsWith(wider));
}

/** One S3 rule, for one destination, as plain data. */
export interface PlannedRule {
  readonly id: string;
  readonly priority: number;
  readonly enabled: boolean;
  readonly filter: FilterData;
  /** The id of the destination that the rule serves. */
  readonly destination: string;
  readonly deleteMarkers: boolean;
  readonly replicaModifications: boolean;
  readonly storageClass: string | undefined;
  readonly replicationTimeControl: boolean;
  readonly metrics: boolean;
}

/** A rule before it has its priority. */
export interface RuleDraft extends Omit<PlannedRule, 'priority'> {
  readonly priority: number | undefined;
}

const RTC_MINUTES = 15;

/**
 * The S3 rule of a planned rule.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ReplicationRule.html
 */
export function renderRule(rule: PlannedRule, target: ReplicationTarget): CfnBucket.ReplicationRuleProperty {
  return {
    id: rule.id,
    priority: rule.priority,
    status: renderStatus(rule.enabled),
    filter: renderFilter(rule.filter),
    deleteMarkerReplication: { status: renderStatus(rule.deleteMarkers) },
    sourceSelectionCriteria: {
      sseKmsEncryptedObjects: { status: 'Enabled' },
      replicaModifications: rule.replicaModifications ? { status: 'Enabled' } : undefined,
    },
    destination: {
      bucket: target.bucketArn,
      account: target.account,
      accessControlTranslation: target.ownerOverride ? { owner: 'Destination' } : undefined,
      storageClass: rule.storageClass,
      encryptionConfiguration: { replicaKmsKeyId: target.keyArn },
      ...renderMetrics(rule),
    },
  };
}

/** S3 wants both elements of replication time control, with the same threshold, or the metrics alone. */
function renderMetrics(rule: PlannedRule): Partial<CfnBucket.ReplicationDestinationProperty> {
  if (rule.replicationTimeControl) {
    const minutes = { minutes: RTC_MINUTES };
    return {
      replicationTime: { status: 'Enabled', time: minutes },
      metrics: { status: 'Enabled', eventThreshold: minutes },
    };
  }
  return rule.metrics ? { metrics: { status: 'Enabled' } } : {};
}

function renderStatus(on: boolean): string {
  return on ? 'Enabled' : 'Disabled';
}
