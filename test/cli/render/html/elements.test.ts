import { definitions, html, link, section, table, trusted } from '../../../../src/cli/render/html/elements';

test('escapes values, and no elements', () => {
  expect(html`<p title="${'"<'}">${['a & b', html`<b>${'<c>'}</b>`]}</p>`.html).toBe('<p title="&quot;&lt;">a &amp; b<b>&lt;c&gt;</b></p>');
});

test('does not escape what is trusted', () => {
  expect(html`${trusted('<svg/>')}`.html).toBe('<svg/>');
});

test('a section without content is left out', () => {
  expect(section('id', 'Title', [])).toEqual([]);
  expect(section('id', 'Title', [html`<p>`])[0].html).toBe('<section aria-labelledby="id"><h2 id="id">Title</h2>\n<p>\n</section>');
});

test('a table has heads for columns and rows, and cells that are made of text or by the caller', () => {
  const text = table('C', ['A', 'B'], [['1', '<2>', html`<td colspan="2">3</td>`]]).html;
  expect(text).toContain('<tr><th scope="col">A</th><th scope="col">B</th></tr>');
  expect(text).toContain('<tr><th scope="row">1</th><td>&lt;2&gt;</td><td colspan="2">3</td></tr>');
  expect(text).toContain('<caption>C</caption>');
});

test('a table can be scrolled with the keyboard, and says what it is', () => {
  expect(table('C', [], []).html).toMatch(/^<div class="scroll" tabindex="0" role="region" aria-label="C">/);
});

test('terms of which nothing is said are left out', () => {
  expect(definitions([['a', 'b'], ['c', undefined]]).html).toBe('<dl><dt>a</dt><dd>b</dd></dl>');
});

test('a link shows its address, or a text', () => {
  expect([link('https://x/?a&b').html, link('u', 't').html])
    .toEqual(['<a href="https://x/?a&amp;b">https://x/?a&amp;b</a>', '<a href="u">t</a>']);
});
