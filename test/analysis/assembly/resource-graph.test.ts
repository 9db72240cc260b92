import { buildResourceGraph, findCycle } from '../../../src/analysis/assembly/resource-graph';
import type { TemplateResource } from '../../../src/analysis/assembly/stack-template';
import { stackOf } from '../model/templates';

test('a template without resources has none in an order', () => {
  expect(buildResourceGraph(stackOf('Docs', {})).size).toBe(0);
});

describe('the order of resources', () => {
  const waiting = (resource: Omit<TemplateResource, 'Type'>) => {
    const others = Object.fromEntries(['A', 'B', 'C'].map((id) => [id, { Type: 'AWS::S3::Bucket' }]));
    const graph = buildResourceGraph(stackOf('Docs', { Resources: { It: { Type: 'Custom::It', ...resource }, ...others } }));
    return [...graph.get('It') ?? []];
  };

  test.each<[string, Omit<TemplateResource, 'Type'>, readonly string[]]>([
    ['nothing', {}, []],
    ['one dependency', { DependsOn: 'A' }, ['A']],
    ['several dependencies', { DependsOn: ['A', 'B'] }, ['A', 'B']],
    ['references', { Properties: { a: [{ b: { Ref: 'A' } }, { Ref: 'AWS::Region' }] } }, ['A']],
    ['attributes', { Properties: { a: { 'Fn::GetAtt': ['A', 'Arn'] }, b: { 'Fn::GetAtt': 'B.Arn' } } }, ['A', 'B']],
    ['a text with references', { Properties: { a: { 'Fn::Sub': '${A}-${B.Arn}-${!C}-${AWS::Region}' } } }, ['A', 'B']],
    ['a text with a map of values', { Properties: { a: { 'Fn::Sub': ['${A}-${B}', { A: { Ref: 'C' } }] } } }, ['B', 'C']],
    ['what does not exist', { DependsOn: 'Missing', Properties: { a: { Ref: 'Missing' }, b: { 'Fn::Sub': 3 } } }, []],
  ])('a resource waits for %s', (_title, resource, expected) => {
    expect(waiting(resource)).toEqual(expected);
  });

  const cycle = (edges: Readonly<Record<string, readonly string[]>>) =>
    findCycle(buildResourceGraph(stackOf('Docs', {
      Resources: Object.fromEntries(Object.entries(edges).map(([id, names]) =>
        [id, { Type: 'Custom::It', DependsOn: names }])),
    })));

  test.each<[string, Readonly<Record<string, readonly string[]>>, readonly string[] | undefined]>([
    ['none', { A: ['B', 'C'], B: ['C'], C: [] }, undefined],
    ['of one', { A: ['A'] }, ['A']],
    ['that starts after other resources', { A: ['B'], B: ['C'], C: ['D'], D: ['B'] }, ['B', 'C', 'D']],
    ['that the first resource does not reach', { A: [], B: ['A', 'C'], C: ['B'] }, ['B', 'C']],
  ])('finds a cycle: %s', (_title, edges, expected) => {
    expect(cycle(edges)).toEqual(expected);
  });
});

test('a missing resource is part of no cycle', () => {
  expect(findCycle(new Map([['A', new Set(['Missing'])]]))).toBe(undefined);
});
