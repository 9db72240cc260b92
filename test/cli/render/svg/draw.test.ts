import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { unknownValue } from '../../../../src/analysis/symbolic/symbolic-string';
import type { Graph } from '../../../../src/cli/graph/graph';
import { renderSvg } from '../../../../src/cli/render/svg/draw';
import { bucket, graphOf, key, rule } from './graphs';

const GRAPH: Graph = {
  ...graphOf(
    [bucket('a', 'here'), key('k', 'here'), bucket('b', 'there'), key('l'), bucket('c', 'here')],
    [rule('a', 'b'), rule('b', 'a', { enabled: false }), rule('a', 'c')],
    [['a', 'k'], ['b', 'l'], ['b', 'k']],
  ),
  order: [{ first: 'there', then: 'here' }],
};

function picture(graph: Graph = GRAPH): string {
  return renderSvg(graph).join('\n');
}

test('is one well-formed element, whose size is that of what is in it', () => {
  expect(XMLValidator.validate(picture())).toBe(true);
  const { svg } = new XMLParser({ ignoreAttributes: false }).parse(picture());
  expect(svg['@_viewBox']).toBe(`-12 -12 ${svg['@_width']} ${svg['@_height']}`);
});

test('says in words what replicates where', () => {
  expect(picture()).toContain('<desc id="replication-description">a in here replicates to b in there (a-b: all objects). '
    + 'b in there replicates to a in here (b-a: all objects (disabled)).');
});

test('loads and runs nothing', () => {
  expect(picture().replaceAll('xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(/https?:|<script|<image|@import|href|\son\w+=/);
});

test('heads each box with account and Region, and what is in no template with that', () => {
  expect(picture()).toContain('>111111111111 · here</text>');
  expect(picture()).toMatch(/class="place outside"[^>]*\/><text[^>]*>in no given template</);
});

test('draws each bucket, key, arrow and use once', () => {
  const count = (text: RegExp) => picture().match(text)?.length;
  expect([/<path class="bucket"/g, /<path class="key"/g, /<path class="rule/g, /<path class="uses"/g].map(count)).toEqual([3, 2, 3, 3]);
});

test('an arrow whose rules are all disabled is dashed', () => {
  expect(picture().match(/class="rule disabled"/g)).toHaveLength(1);
});

test('says which stack is deployed before which', () => {
  expect(picture()).toContain('class="faint">there is deployed before here.</text>');
});

test('shows a value that deployment decides in angle brackets', () => {
  const { stacks, ...rest } = GRAPH;
  expect(picture({ ...rest, stacks: stacks.map((stack) => ({ ...stack, account: unknownValue('AWS::AccountId') })) }))
    .toContain('>&lt;AWS::AccountId&gt; · here</text>');
});

test('no name ends an element, an attribute or the picture', () => {
  const hostile = '</title></svg><script>alert(1)</script>"\' onload="x" &amp; \u0000';
  const nodes = [{ ...bucket('a', 'here'), constructPath: hostile }, { ...bucket('b'), name: hostile }];
  const text = picture(graphOf(nodes, [rule('a', 'b', { rule: hostile, prefix: hostile, tags: [{ key: hostile, value: hostile }] })]));
  expect(XMLValidator.validate(text)).toBe(true);
  expect(text).not.toContain('<script');
  expect(text.match(/<\/svg>/g)).toHaveLength(1);
});
