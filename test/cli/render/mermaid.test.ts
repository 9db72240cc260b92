import { opaqueId, unknownValue } from '../../../src/analysis/symbolic/symbolic-string';
import type { Graph } from '../../../src/cli/graph/graph';
import { renderMermaid } from '../../../src/cli/render/mermaid';

const GRAPH: Graph = {
  stacks: [
    { id: 'stack_A', path: 'Prod/A', name: 'Prod-A', account: '111111111111', region: 'us-east-1' },
    { id: 'stack_B', path: 'B', name: 'B', account: unknownValue('AWS::AccountId'), region: 'eu-west-1' },
  ],
  nodes: [
    { id: 'bucket_A', kind: 'bucket', name: opaqueId('A.Bucket'), stack: 'stack_A', constructPath: 'Prod/A/Bucket/Resource' },
    { id: 'bucket_B', kind: 'bucket', name: 'the-replica', stack: 'stack_B', constructPath: 'B/Replica' },
    { id: 'bucket_plain', kind: 'bucket', name: 'no-path', stack: 'stack_B' },
    { id: 'key_out', kind: 'key', name: 'alias/elsewhere' },
  ],
  rules: [{ from: 'bucket_A', to: 'bucket_B', rule: 'all', enabled: true, prefix: '', tags: [] }],
  encryption: [
    { from: 'bucket_A', to: 'key_out', use: 'default' },
    { from: 'bucket_B', to: 'key_out', use: 'replica' },
  ],
  order: [{ first: 'stack_B', then: 'stack_A' }],
};

test('draws stacks as boxes, buckets as cylinders and keys as hexagons', () => {
  expect(renderMermaid(GRAPH)).toEqual([
    'flowchart LR',
    '  subgraph stack_A["Prod/A<br/>111111111111 us-east-1"]',
    '    bucket_A[("Bucket")]',
    '  end',
    '  subgraph stack_B["B<br/>#60;AWS::AccountId#62; eu-west-1"]',
    '    bucket_B[("Replica<br/>the-replica")]',
    '    bucket_plain[("no-path")]',
    '  end',
    '  key_out{{"alias/elsewhere"}}:::outside',
    '  bucket_A ==>|"all: all objects"| bucket_B',
    '  bucket_A ---|"encrypted under"| key_out',
    '  bucket_B ---|"replicas under"| key_out',
    '  stack_B -.->|"deployed before"| stack_A',
    '  classDef outside stroke-dasharray: 4 4',
  ]);
});

test('leaves the class out where nothing is outside of the templates', () => {
  expect(renderMermaid({ ...GRAPH, nodes: GRAPH.nodes.slice(0, 3) }).join('\n')).not.toContain('outside');
});

test.each([
  ['a prefix', { prefix: 'a/' }, 'all: prefix a/'],
  ['tags', { tags: [{ key: 'k', value: 'v' }, { key: 'l', value: '' }] }, 'all: tag k=v, tag l='],
  ['a prefix and a tag', { prefix: 'a/', tags: [{ key: 'k', value: 'v' }] }, 'all: prefix a/, tag k=v'],
  ['nothing, disabled', { enabled: false }, 'all: all objects (disabled)'],
])('labels a rule with %s', (_title, overrides, label) => {
  const lines = renderMermaid({ ...GRAPH, rules: [{ ...GRAPH.rules[0], ...overrides }] });
  expect(lines).toContain(`  bucket_A ==>|"${label}"| bucket_B`);
});

test('escapes what would end a label, start HTML, Markdown or an entity, or break the line', () => {
  const lines = renderMermaid({ ...GRAPH, rules: [{ ...GRAPH.rules[0], prefix: '"]<b>&amp;#35;`x`\\\n\u001b' }] });
  expect(lines).toContain('  bucket_A ==>|"all: prefix #34;]#60;b#62;#38;amp#59;#35;35#59;#96;x#96;#92; \uFFFD"| bucket_B');
});
