import { Token } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { ReplicationDestination } from '../../destination/replication-destination';
import { ReplicationError } from '../../internal/errors/replication-error';
import { ReplicationFilter } from '../replication-filter';
import type { ReplicationRule } from '../replication-rule';
import { describeRule } from './describe-rule';
import type { FilterData } from './filter-data';
import { hasTags, requireValidFilter } from './filter-data';
import type { PlannedRule, RuleDraft } from './planned-rule';
import { assignPriorities } from './priorities';
import { renderRuleId, validateIds } from './rule-ids';

const MAX_RULES = 1000;

/**
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-s3-bucket-
 * replicationdestination.html
 */
const STORAGE_CLASSES: readonly string[] = [
  'STANDARD',
  'STANDARD_IA',
  'ONEZONE_IA',
  'INTELLIGENT_TIERING',
  'GLACIER_IR',
  'GLACIER',
  'DEEP_ARCHIVE',
  'REDUCED_REDUNDANCY',
];

/** The destinations of a replication with the keys that rules refer to them by, in their stable order. */
export type DestinationIds = ReadonlyMap<ReplicationDestination, string>;

/** Expands the rules of the user into one S3 rule per destination. */
export function planRules(
  rules: readonly ReplicationRule[],
  destinations: DestinationIds,
  scope: IConstruct,
  stack: Stack,
): PlannedRule[] {
  if (rules.length === 0) {
    throw new ReplicationError('NoRule', scope, {
      problem: 'a replication needs at least one rule',
      value: rules,
      remedy: "add a rule to 'rules', or leave the prop out to replicate everything",
    });
  }
  const drafts = rules.flatMap((rule) => draftRules(rule, destinations, scope, stack));
  if (drafts.length > MAX_RULES) {
    throw new ReplicationError('TooManyRules', scope, {
      problem: `the rules make ${drafts.length} S3 rules, one for each rule and destination`,
      value: drafts.length,
      remedy: `S3 takes ${MAX_RULES}, and the quota is not adjustable; use fewer rules`,
    });
  }
  validateIds(drafts, scope);
  requireRuleForEach(destinations, drafts, scope);
  return assignPriorities(drafts, scope);
}

function draftRules(
  rule: ReplicationRule,
  destinations: DestinationIds,
  scope: IConstruct,
  stack: Stack,
): RuleDraft[] {
  const filter = requireValidFilter((rule.filter ?? ReplicationFilter.all())._data, scope);
  validateCombination(rule, filter, scope);
  return findServedDestinations(rule, destinations, scope).map((destination, index) => ({
    id: renderRuleId(rule.id, filter, destination, stack),
    priority: offsetPriority(rule.priority, index),
    enabled: rule.enabled ?? true,
    filter,
    destination,
    deleteMarkers: rule.deleteMarkerReplication ?? false,
    replicaModifications: rule.replicaModifications ?? false,
    storageClass: rule.storageClass?.toString(),
    replicationTimeControl: rule.replicationTimeControl ?? false,
    metrics: rule.metrics ?? true,
  }));
}

/** Adding to a token would lose it; a rule with one takes it for each of its destinations. */
function offsetPriority(priority: number | undefined, index: number): number | undefined {
  return priority === undefined || Token.isUnresolved(priority) ? priority : priority + index;
}

function findServedDestinations(rule: ReplicationRule, destinations: DestinationIds, scope: IConstruct): string[] {
  const served = rule.destinations ?? [...destinations.keys()];
  if (served.length === 0) {
    throw new ReplicationError('RuleWithoutDestination', scope, {
      problem: `${describeRule(rule)} serves no destination`,
      value: served,
      remedy: "name a destination, or leave 'destinations' of the rule out to serve all",
    });
  }
  const keys = served.map((destination) => {
    const key = destinations.get(destination);
    if (key === undefined) {
      throw new ReplicationError('RuleDestinationUnknown', scope, {
        problem: `${describeRule(rule)} names a destination that the replication does not have`,
        value: destination.toString(),
        remedy: "pass the same object in 'destinations' of the replication and of the rule",
      });
    }
    return key;
  });
  return [...new Set(keys)].sort();
}

function validateCombination(rule: ReplicationRule, filter: FilterData, scope: IConstruct): void {
  if (rule.deleteMarkerReplication && hasTags(filter)) {
    throw new ReplicationError('DeleteMarkersWithTagFilter', scope, {
      problem: `${describeRule(rule)} replicates delete markers and filters by tags`,
      value: filter.tags,
      remedy: 'S3 replicates delete markers for rules without tags only; drop the tags or deleteMarkerReplication',
    });
  }
  if (rule.replicationTimeControl && rule.metrics === false) {
    throw new ReplicationError('RtcWithoutMetrics', scope, {
      problem: `${describeRule(rule)} has replicationTimeControl without metrics`,
      value: rule.metrics,
      remedy: "S3 wants both or neither; leave 'metrics' out",
    });
  }
  const storageClass = rule.storageClass?.toString();
  if (storageClass && !Token.isUnresolved(storageClass) && !STORAGE_CLASSES.includes(storageClass)) {
    throw new ReplicationError('StorageClassUnsupported', scope, {
      problem: `${describeRule(rule)} has a storage class that replication does not take`,
      value: storageClass,
      remedy: `use one of ${STORAGE_CLASSES.join(', ')}`,
    });
  }
}

function requireRuleForEach(destinations: DestinationIds, drafts: readonly RuleDraft[], scope: IConstruct): void {
  for (const [destination, key] of destinations) {
    if (!drafts.some((draft) => draft.destination === key)) {
      throw new ReplicationError('DestinationWithoutRule', scope, {
        problem: 'no rule serves a destination',
        value: destination.toString(),
        remedy: "add it to 'destinations' of a rule, or remove it from the replication",
      });
    }
  }
}
