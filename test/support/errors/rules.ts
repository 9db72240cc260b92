import { StorageClass } from 'aws-cdk-lib/aws-s3';
import { ReplicationDestination, ReplicationFilter } from 'cdk-encrypted-replication';
import type { ErrorCase } from './error-case';
import { REGIONS, REPLICA_REGION, manyRules, manyTags, replicate, replicateBy, replicateToRegions } from './fixture';

const IN_US = 'ReplicationDestination.inRegion("us-east-1")';
const TAGS = { class: 'contract' };
const MAX_PRIORITY = 2_147_483_647;

const destinations: readonly ErrorCase[] = [
  {
    code: 'NoRule',
    title: 'fails when the list of rules is empty',
    act: () => replicateBy(),
    problem: 'needs at least one rule',
    value: [],
    remedy: "add a rule to 'rules'",
  },
  {
    code: 'TooManyRules',
    title: 'fails when there are 1,001 rules',
    act: () => replicateBy(...manyRules(1001)),
    problem: 'the rules make 1001 S3 rules',
    value: 1001,
    remedy: 'S3 takes 1000',
  },
  {
    code: 'TooManyRules',
    title: 'fails when 501 rules serve two destinations each',
    act: () => replicateToRegions(REGIONS.slice(0, 2), manyRules(501)),
    problem: 'the rules make 1002 S3 rules',
    value: 1002,
    remedy: 'S3 takes 1000',
  },
  {
    code: 'RuleWithoutDestination',
    title: 'fails when a rule serves no destination',
    act: () => replicateBy({ id: 'contracts', destinations: [] }),
    problem: 'rule "contracts" serves no destination',
    value: [],
    remedy: 'name a destination',
  },
  ...([
    ['a prefix', ReplicationFilter.prefix('logs/'), 'the rule for prefix "logs/" serves no destination'],
    ['tags', ReplicationFilter.tags(TAGS), 'the rule for tags {"class":"contract"} serves no destination'],
    ['both', ReplicationFilter.prefixAndTags('logs/', TAGS), 'the rule for prefix "logs/" and tags {"class":"contract"} serves no destination'],
    ['none', undefined, 'the rule for all objects serves no destination'],
  ] as const).map(([what, filter, problem]): ErrorCase => ({
    code: 'RuleWithoutDestination',
    title: `fails when a rule without id serves no destination: a filter of ${what}`,
    act: () => replicateBy({ filter, destinations: [] }),
    problem,
    value: [],
    remedy: 'name a destination',
  })),
  {
    code: 'RuleDestinationUnknown',
    title: 'fails when a rule names a destination that the replication does not have',
    act: () => replicateBy({}, { id: 'contracts', destinations: [ReplicationDestination.inRegion('us-east-1')] }),
    problem: 'rule "contracts" names a destination that the replication does not have',
    value: IN_US,
    remedy: 'pass the same object',
  },
  {
    code: 'RuleDestinationUnknown',
    title: 'fails when a rule names an equal destination that is another object',
    act: () => replicateBy({ id: 'contracts', destinations: [ReplicationDestination.inRegion(REPLICA_REGION)] }),
    problem: 'rule "contracts" names a destination that the replication does not have',
    value: `ReplicationDestination.inRegion("${REPLICA_REGION}")`,
    remedy: 'pass the same object',
  },
  {
    code: 'DestinationWithoutRule',
    title: 'fails when no rule serves a destination',
    act: () => {
      const served = ReplicationDestination.inRegion(REPLICA_REGION);
      replicate({
        destinations: [served, ReplicationDestination.inRegion('us-east-1')],
        rules: [{ destinations: [served] }],
      });
    },
    problem: 'no rule serves a destination',
    value: IN_US,
    remedy: "add it to 'destinations' of a rule",
  },
];

/** The rendered id ends with a hyphen and the Region. */
const LONG_ID = 'r'.repeat(255 - `-${REPLICA_REGION}`.length + 1);

const ids: readonly ErrorCase[] = [
  ...[
    { what: 'is empty', id: '', rendered: '' },
    { what: 'has an umlaut', id: 'Verträge', rendered: `Verträge-${REPLICA_REGION}` },
    { what: 'has a line feed', id: 'con\ntracts', rendered: `con\ntracts-${REPLICA_REGION}` },
    { what: 'has 256 characters as rendered', id: LONG_ID, rendered: `${LONG_ID}-${REPLICA_REGION}` },
  ].map(({ what, id, rendered }): ErrorCase => ({
    code: 'RuleIdInvalid',
    title: `fails when a rule id ${what}`,
    act: () => replicateBy({ id }),
    problem: `a rule id is empty, not ASCII, or has ${rendered.length} characters as rendered`,
    value: rendered,
    remedy: 'use 1 to 255 printable ASCII characters, the appended destination included',
  })),
  {
    code: 'DuplicateRuleId',
    title: 'fails when two rules have the same id',
    act: () => replicateBy({ id: 'contracts' }, { id: 'contracts', filter: ReplicationFilter.prefix('contracts/') }),
    problem: 'two rules have the same id',
    value: `contracts-${REPLICA_REGION}`,
    remedy: "give each rule an 'id' of its own",
  },
  {
    code: 'DuplicateRuleId',
    title: 'fails when two rules without an id have the same filter',
    act: () => replicateBy({}, { filter: ReplicationFilter.all() }),
    problem: 'two rules have the same id',
    value: `all-${REPLICA_REGION}`,
    remedy: 'rules without one are named after their filter',
  },
];

const priorities: readonly ErrorCase[] = [
  ...[-1, 1.5, MAX_PRIORITY + 1].map((priority): ErrorCase => ({
    code: 'PriorityInvalid',
    title: `fails when a priority is ${priority}`,
    act: () => replicateBy({ id: 'contracts', priority }),
    problem: `the priority of rule "contracts-${REPLICA_REGION}" is not an integer from 0 to ${MAX_PRIORITY}`,
    value: priority,
    remedy: 'use a whole number',
  })),
  {
    code: 'PriorityInvalid',
    title: 'fails when the second destination of a rule would get a priority that is too high',
    act: () => replicateToRegions(['eu-west-1', 'eu-west-2'], [{ id: 'contracts', priority: MAX_PRIORITY }]),
    problem: 'the priority of rule "contracts-eu-west-2"',
    value: MAX_PRIORITY + 1,
    remedy: 'use a whole number',
  },
  {
    code: 'DuplicatePriority',
    title: 'fails when two rules have the same priority',
    act: () => replicateBy({ id: 'a', priority: 5 }, { id: 'b', priority: 5 }),
    problem: `rules "a-${REPLICA_REGION}" and "b-${REPLICA_REGION}" have the same priority`,
    value: 5,
    remedy: 'use another number',
  },
  {
    code: 'DuplicatePriority',
    title: 'fails when a priority is taken by the second destination of another rule',
    act: () => replicateToRegions(['eu-west-1', 'eu-west-2'], [{ id: 'a', priority: 5 }, { id: 'b', priority: 6 }]),
    problem: 'rules "a-eu-west-2" and "b-eu-west-1" have the same priority',
    value: 6,
    remedy: 'a rule for n destinations takes n consecutive priorities',
  },
];

const LONG_PREFIX = 'p'.repeat(1025);
const LONG_KEY = 'k'.repeat(129);
const LONG_VALUE = 'v'.repeat(257);

const filters: readonly ErrorCase[] = [
  ...[
    { by: 'tags', filter: ReplicationFilter.tags({}) },
    { by: 'prefix and tags', filter: ReplicationFilter.prefixAndTags('contracts/', {}) },
  ].map(({ by, filter }): ErrorCase => ({
    code: 'FilterTagsRequired',
    title: `fails when a filter by ${by} has no tag`,
    act: () => replicateBy({ filter }),
    problem: 'a tag filter needs at least one tag',
    value: {},
    remedy: 'or use ReplicationFilter.all()',
  })),
  {
    code: 'FilterTooManyTags',
    title: 'fails when a filter has 11 tags',
    act: () => replicateBy({ filter: ReplicationFilter.tags(manyTags(11)) }),
    problem: 'a tag filter has 11 tags',
    value: manyTags(11),
    remedy: 'use at most 10',
  },
  ...[
    { what: 'an empty key', key: '', value: 'yes' },
    { what: 'a key of 129 characters', key: LONG_KEY, value: 'yes' },
    { what: 'a value of 257 characters', key: 'class', value: LONG_VALUE },
  ].map(({ what, key, value }): ErrorCase => ({
    code: 'TagInvalid',
    title: `fails when a tag has ${what}`,
    act: () => replicateBy({ filter: ReplicationFilter.tags({ good: 'yes', [key]: value }) }),
    problem: 'a tag of a filter is empty or too long',
    value: { [key]: value },
    remedy: 'use a key of 1 to 128 and a value of at most 256 characters',
  })),
  ...[
    { by: 'prefix', prefix: LONG_PREFIX, filter: ReplicationFilter.prefix(LONG_PREFIX), bytes: 1025 },
    { by: 'prefix and tags', prefix: LONG_PREFIX, filter: ReplicationFilter.prefixAndTags(LONG_PREFIX, TAGS), bytes: 1025 },
    { by: 'Japanese prefix', prefix: '日'.repeat(342), filter: ReplicationFilter.prefix('日'.repeat(342)), bytes: 1026 },
  ].map(({ by, prefix, filter, bytes }): ErrorCase => ({
    code: 'PrefixTooLong',
    title: `fails when a filter by ${by} has a prefix of ${bytes} bytes`,
    act: () => replicateBy({ filter }),
    problem: `the prefix of a filter has ${bytes} bytes`,
    value: prefix,
    remedy: 'use at most 1024, in UTF-8',
  })),
];

const combinations: readonly ErrorCase[] = [
  ...[
    { by: 'tags', filter: ReplicationFilter.tags(TAGS) },
    { by: 'prefix and tags', filter: ReplicationFilter.prefixAndTags('contracts/', TAGS) },
  ].map(({ by, filter }): ErrorCase => ({
    code: 'DeleteMarkersWithTagFilter',
    title: `fails when a rule replicates delete markers and filters by ${by}`,
    act: () => replicateBy({ id: 'contracts', filter, deleteMarkerReplication: true }),
    problem: 'rule "contracts" replicates delete markers and filters by tags',
    value: TAGS,
    remedy: 'drop the tags or deleteMarkerReplication',
  })),
  {
    code: 'RtcWithoutMetrics',
    title: 'fails when a rule has replication time control with metrics switched off',
    act: () => replicateBy({ id: 'contracts', replicationTimeControl: true, metrics: false }),
    problem: 'rule "contracts" has replicationTimeControl without metrics',
    value: false,
    remedy: "leave 'metrics' out",
  },
  ...['OUTPOSTS', 'EXPRESS_ONEZONE', 'SNOW', 'standard'].map((storageClass): ErrorCase => ({
    code: 'StorageClassUnsupported',
    title: `fails when the storage class is ${storageClass}`,
    act: () => replicateBy({ id: 'contracts', storageClass: new StorageClass(storageClass) }),
    problem: 'rule "contracts" has a storage class that replication does not take',
    value: storageClass,
    remedy: 'use one of STANDARD, STANDARD_IA',
  })),
];

export const RULE_CASES: readonly ErrorCase[] = [...destinations, ...ids, ...priorities, ...filters, ...combinations];
