import type { TemplateResource } from '../../../src/analysis/assembly/stack-template';
import { buildModel } from '../../../src/analysis/model/build-model';
import type { DeploymentOrder } from '../../../src/analysis/model/deployment-order';
import { compareDeploymentOrder } from '../../../src/analysis/model/deployment-order';
import { stackOf } from './templates';

const BUCKET = 'AWS::S3::Bucket';

function address(stackPath: string, logicalId: string, assembly = '/app/cdk.out') {
  return { assembly, stackPath, templatePath: '', logicalId };
}

/** The order of a first and a second bucket; a third one is between them if the first one is deployed before. */
test.each<[string, DeploymentOrder, TemplateResource, TemplateResource]>([
  ['which depends on it', 'before', { Type: BUCKET }, { Type: BUCKET, DependsOn: 'First' }],
  ['which depends on it through another', 'before', { Type: BUCKET }, { Type: BUCKET, DependsOn: ['Third'] }],
  ['on which it depends', 'after', { Type: BUCKET, DependsOn: 'Second' }, { Type: BUCKET }],
  ['that is independent of it', 'unordered', { Type: BUCKET }, { Type: BUCKET }],
])('a resource and one %s: %s', (_which, order, First, Second) => {
  const Third = { Type: BUCKET, DependsOn: 'First' };
  const model = buildModel([stackOf('Stack', { Resources: { First, Second, ...(order === 'before' ? { Third } : {}) } })]);
  expect(compareDeploymentOrder(model, address('Stack', 'First'), address('Stack', 'Second'))).toBe(order);
});

test('a resource is deployed before the part that it contains', () => {
  const model = buildModel([stackOf('Stack', { Resources: { First: { Type: BUCKET } } })]);
  expect(compareDeploymentOrder(model, address('Stack', 'First'), address('Stack', 'First'))).toBe('before');
});

test('the order between assemblies is not known', () => {
  const [one, two] = ['One', 'Two'].map((path) => ({ ...stackOf(path, { Resources: { First: { Type: BUCKET } } }), assembly: path }));
  expect(compareDeploymentOrder(buildModel([one, two]), address('One', 'First', 'One'), address('Two', 'First', 'Two'))).toBe('not known');
});
