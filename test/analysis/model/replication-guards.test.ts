import { listGuards } from '../../../src/analysis/model/replication-guards';

const NONE = { Ref: 'AWS::NoValue' };
const RULES = { Role: 'r', Rules: [{ Status: 'Enabled' }] };

function guardsOf(ReplicationConfiguration: unknown): readonly string[] {
  return listGuards({ Type: 'AWS::S3::Bucket', Properties: { ReplicationConfiguration } })
    .map(({ condition, wanted }) => `${condition} ${wanted}`);
}

test.each<[string, unknown, readonly string[]]>([
  ['that is written out', RULES, []],
  ['of a condition', { 'Fn::If': ['On', RULES, NONE] }, ['On true']],
  ['of the opposite of a condition', { 'Fn::If': ['Off', NONE, RULES] }, ['Off false']],
  ['of conditions in each other', { 'Fn::If': ['A', { 'Fn::If': ['B', RULES, NONE] }, NONE] }, ['A true', 'B true']],
  ['of a condition, in both branches', { 'Fn::If': ['On', RULES, { ...RULES, Role: 's' }] }, []],
  ['of what is no condition', { 'Fn::If': [1, RULES, NONE] }, []],
  ['without rules', { Role: 'r' }, []],
])('the guards of a configuration %s', (_title, configuration, expected) => {
  expect(guardsOf(configuration)).toEqual(expected);
});

test('other resources and buckets that do not replicate have none', () => {
  expect(guardsOf(undefined)).toEqual([]);
  expect(listGuards({ Type: 'AWS::SNS::Topic', Condition: 'On' })).toEqual([]);
});
