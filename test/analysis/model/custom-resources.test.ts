import { buildModel } from '../../../src/analysis/model/build-model';
import { stackOf } from './templates';

test.each<[string, object, object]>([
  ['without properties', {}, { calls: undefined, texts: [], namesReplication: false }],
  ['whose property speaks of replication', { Properties: { ServiceToken: 'f', ReplicationRole: 'r' } }, { texts: ['r'], namesReplication: true }],
])('a custom resource %s', (_title, more, expected) => {
  const { customResources } = buildModel([stackOf('Docs', { Resources: { It: { Type: 'Custom::It', ...more } } })]);
  expect(customResources).toMatchObject([{ type: 'Custom::It', ...expected }]);
});

test('a stack set whose stacks are known is no container of what is not known', () => {
  const set = { Type: 'AWS::CloudFormation::StackSet', Properties: {} };
  const parent = stackOf('Docs', { Resources: { Known: set, Unknown: set } });
  const nested = stackOf('Docs/Known/222222222222/eu-west-1', {}, { nestedIn: { path: 'Docs', logicalId: 'Known' } });
  expect(buildModel([parent, nested]).customResources.map(({ address }) => address.logicalId)).toEqual(['Unknown']);
});
