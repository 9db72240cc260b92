import { Match } from 'aws-cdk-lib/assertions';
import { StorageClass } from 'aws-cdk-lib/aws-s3';
import { ReplicationFilter } from 'cdk-encrypted-replication';
import { REGIONS, REPLICA_REGION, manyRules, manyTags, replicateBy, replicateToRegions } from '../../../support/errors/fixture';
import type { BoundaryCase } from './rendered';
import { rulesLike } from './rendered';

const MAX_PRIORITY = 2_147_483_647;

const ALL_ASCII = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('');
const LONGEST_ID = 'r'.repeat(255 - `-${REPLICA_REGION}`.length);

export const RULE_BOUNDARIES: readonly BoundaryCase[] = [
  {
    title: 'accepts 1,000 rules',
    act: () => replicateBy(...manyRules(1000)),
    rendered: [rulesLike(...manyRules(1000).map(({ id }) => ({ Id: `${id}-${REPLICA_REGION}` })))],
  },
  {
    title: 'accepts 500 rules for two destinations each',
    act: () => replicateToRegions(REGIONS.slice(0, 2), manyRules(500)),
    rendered: [rulesLike(...manyRules(500).flatMap(({ id }) =>
      REGIONS.slice(0, 2).map((region) => ({ Id: `${id}-${region}` }))))],
  },
  {
    title: 'accepts a rule id of 255 characters as rendered',
    act: () => replicateBy({ id: LONGEST_ID }),
    rendered: [rulesLike({ Id: `${LONGEST_ID}-${REPLICA_REGION}` })],
  },
  {
    title: 'accepts a rule id with every printable ASCII character',
    act: () => replicateBy({ id: ALL_ASCII }),
    rendered: [rulesLike({ Id: `${ALL_ASCII}-${REPLICA_REGION}` })],
  },
  {
    title: 'accepts the priorities 0 and 2,147,483,647',
    act: () => replicateBy({ id: 'lowest', priority: 0 }, { id: 'highest', priority: MAX_PRIORITY }),
    rendered: [rulesLike({ Priority: 0 }, { Priority: MAX_PRIORITY })],
  },
  {
    title: 'accepts consecutive priorities up to 2,147,483,647 for two destinations',
    act: () => replicateToRegions(REGIONS.slice(0, 2), [{ priority: MAX_PRIORITY - 1 }]),
    rendered: [rulesLike({ Priority: MAX_PRIORITY - 1 }, { Priority: MAX_PRIORITY })],
  },
  {
    title: 'accepts one tag, and exactly 10',
    act: () => replicateBy(...[1, 10].map((count) => ({ filter: ReplicationFilter.tags(manyTags(count)) }))),
    rendered: [rulesLike(
      { Filter: { TagFilter: { Key: 'tag-0', Value: 'yes' } } },
      { Filter: { And: { TagFilters: Object.entries(manyTags(10)).map(([Key, Value]) => ({ Key, Value })) } } },
    )],
  },
  {
    title: 'accepts a tag key of 128 and a tag value of 256 characters',
    act: () => replicateBy({ filter: ReplicationFilter.tags({ ['k'.repeat(128)]: 'v'.repeat(256) }) }),
    rendered: [rulesLike({ Filter: { TagFilter: { Key: 'k'.repeat(128), Value: 'v'.repeat(256) } } })],
  },
  {
    title: 'accepts an empty tag value',
    act: () => replicateBy({ filter: ReplicationFilter.tags({ class: '' }) }),
    rendered: [rulesLike({ Filter: { TagFilter: { Key: 'class', Value: '' } } })],
  },
  {
    title: 'accepts a prefix of 1,024 characters',
    act: () => replicateBy({ filter: ReplicationFilter.prefix('p'.repeat(1024)) }),
    rendered: [rulesLike({ Filter: { Prefix: 'p'.repeat(1024) } })],
  },
  {
    title: 'accepts delete markers with a prefix, and tags without them',
    act: () => replicateBy(
      { filter: ReplicationFilter.prefix('contracts/'), deleteMarkerReplication: true },
      { filter: ReplicationFilter.tags({ class: 'contract' }), deleteMarkerReplication: false },
    ),
    rendered: [rulesLike(
      { Filter: { Prefix: 'contracts/' }, DeleteMarkerReplication: { Status: 'Enabled' } },
      { Filter: { TagFilter: { Key: 'class', Value: 'contract' } }, DeleteMarkerReplication: { Status: 'Disabled' } },
    )],
  },
  {
    title: 'accepts metrics switched off without replication time control, and on with it',
    act: () => replicateBy(
      { id: 'plain', metrics: false },
      { id: 'timed', metrics: true, replicationTimeControl: true },
      { id: 'timed-by-default', replicationTimeControl: true },
    ),
    rendered: [rulesLike(
      { Destination: { Metrics: Match.absent(), ReplicationTime: Match.absent() } },
      ...Array.from({ length: 2 }, () => ({
        Destination: { Metrics: { Status: 'Enabled' }, ReplicationTime: { Status: 'Enabled', Time: { Minutes: 15 } } },
      })),
    )],
  },
  ...[
    'STANDARD', 'STANDARD_IA', 'ONEZONE_IA', 'INTELLIGENT_TIERING', 'GLACIER_IR', 'GLACIER', 'DEEP_ARCHIVE',
    'REDUCED_REDUNDANCY',
  ].map((storageClass) => ({
    title: `accepts the storage class ${storageClass}`,
    act: () => replicateBy({ storageClass: new StorageClass(storageClass) }),
    rendered: [rulesLike({ Destination: { StorageClass: storageClass } })],
  })),
];
