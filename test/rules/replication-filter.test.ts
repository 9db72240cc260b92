import { ReplicationFilter } from 'cdk-encrypted-replication';
import { BUCKET, SOURCE_STACK, replicationIn } from '../support/replication';

const CASES: readonly (readonly [string, ReplicationFilter | undefined, unknown])[] = [
  ['no filter', undefined, { Prefix: '' }],
  ['all objects', ReplicationFilter.all(), { Prefix: '' }],
  ['a prefix', ReplicationFilter.prefix('contracts/'), { Prefix: 'contracts/' }],
  ['one tag', ReplicationFilter.tags({ keep: 'yes' }), { TagFilter: { Key: 'keep', Value: 'yes' } }],
  [
    'several tags',
    ReplicationFilter.tags({ keep: 'yes', class: '' }),
    { And: { TagFilters: [{ Key: 'keep', Value: 'yes' }, { Key: 'class', Value: '' }] } },
  ],
  [
    'a prefix and one tag',
    ReplicationFilter.prefixAndTags('contracts/', { keep: 'yes' }),
    { And: { Prefix: 'contracts/', TagFilters: [{ Key: 'keep', Value: 'yes' }] } },
  ],
  [
    'a prefix and several tags',
    ReplicationFilter.prefixAndTags('contracts/', { keep: 'yes', class: 'a' }),
    { And: { Prefix: 'contracts/', TagFilters: [{ Key: 'keep', Value: 'yes' }, { Key: 'class', Value: 'a' }] } },
  ],
];

test.each(CASES)('a rule with %s renders the filter of version 2', (_case, filter, rendered) => {
  const { synthesized } = replicationIn({ props: { rules: [{ filter }] } });
  const { Properties } = synthesized.resource(SOURCE_STACK, BUCKET, 'ReplicationBucket');
  const [rule] = Properties.ReplicationConfiguration.Rules;
  expect(rule.Filter).toEqual(rendered);
  expect(rule).not.toHaveProperty('Prefix');
});

test('a wildcard in a prefix is no pattern for S3', () => {
  const { synthesized } = replicationIn({ props: { rules: [{ filter: ReplicationFilter.prefix('a*?$/') }] } });
  const { Properties } = synthesized.resource(SOURCE_STACK, BUCKET, 'ReplicationBucket');
  expect(Properties.ReplicationConfiguration.Rules[0].Filter).toEqual({ Prefix: 'a*?$/' });
});

test('a filter takes the limits of S3', () => {
  const tags = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`${index}`.padEnd(128, 'k'), 'v'.repeat(256)]));
  const { synthesized } = replicationIn({
    props: { rules: [{ filter: ReplicationFilter.prefixAndTags('p'.repeat(1024), tags) }] },
  });
  const { Properties } = synthesized.resource(SOURCE_STACK, BUCKET, 'ReplicationBucket');
  expect(Properties.ReplicationConfiguration.Rules[0].Filter.And.TagFilters).toHaveLength(10);
});
