import { opaqueId, unknownValue } from '../../../src/analysis/symbolic/symbolic-string';
import { renderGraphJson } from '../../../src/cli/render/graph-json';

test('is a list of nodes and a list of edges', () => {
  const json = renderGraphJson({
    stacks: [{ id: 'stack_A', path: 'Prod/A', name: 'Prod-A', account: unknownValue('AWS::AccountId'), region: 'us-east-1' }],
    nodes: [
      { id: 'bucket_A', kind: 'bucket', name: opaqueId('A.Bucket'), stack: 'stack_A', constructPath: 'Prod/A/Bucket' },
      { id: 'key_out', kind: 'key', name: 'alias/elsewhere' },
    ],
    rules: [{ from: 'bucket_A', to: 'bucket_A', rule: 'all', enabled: true, prefix: unknownValue('P'), tags: [{ key: unknownValue('K'), value: 'v' }] }],
    encryption: [{ from: 'bucket_A', to: 'key_out', use: 'default' }],
    order: [{ first: 'stack_A', then: 'stack_A' }],
  }, { assemblies: ['/cdk.out'], templates: [] });
  expect(JSON.parse(JSON.stringify(json))).toEqual({
    assemblies: ['/cdk.out'],
    nodes: [
      { kind: 'stack', id: 'stack_A', path: 'Prod/A', name: 'Prod-A', account: '<AWS::AccountId>', region: 'us-east-1' },
      { kind: 'bucket', id: 'bucket_A', name: '<A.Bucket>', stack: 'stack_A', constructPath: 'Prod/A/Bucket' },
      { kind: 'key', id: 'key_out', name: 'alias/elsewhere' },
    ],
    edges: [
      { kind: 'rule', from: 'bucket_A', to: 'bucket_A', rule: 'all', enabled: true, prefix: '<P>', tags: [{ key: '<K>', value: 'v' }] },
      { kind: 'encryption', from: 'bucket_A', to: 'key_out', use: 'default' },
      { kind: 'order', from: 'stack_A', to: 'stack_A' },
    ],
  });
});
