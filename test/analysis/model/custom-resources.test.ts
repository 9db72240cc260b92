import { buildModel } from '../../../src/analysis/model/build-model';
import { stackOf } from './templates';

test.each<[string, object, object]>([
  ['without properties', {}, { calls: undefined, texts: [], namesReplication: false }],
  ['whose property speaks of replication', { Properties: { ServiceToken: 'f', ReplicationRole: 'r' } }, { texts: ['r'], namesReplication: true }],
])('a custom resource %s', (_title, more, expected) => {
  const { customResources } = buildModel([stackOf('Docs', { Resources: { It: { Type: 'Custom::It', ...more } } })]);
  expect(customResources).toMatchObject([{ type: 'Custom::It', ...expected }]);
});
