import type { Graph } from '../../graph/graph';
import { escapeMarkup } from '../markup';
import type { Drawing, PlacedArrow, PlacedBox, PlacedNode } from './layout';
import { INSET, LABEL, NODE, getMiddle, layOut } from './layout';

const MARGIN = 12;
const ORDER_LINE = 18;

/** Colours follow the reader, and are light on paper. */
const STYLE = `
.replication{--ground:#fff;--box:#f4f6f8;--line:#6b7684;--text:#1b2430;--faint:#566170;--bucket:#e3f0e3;--key:#fff1d6;--arrow:#1f5fa8}
@media screen and (prefers-color-scheme:dark){
.replication{--ground:#14181d;--box:#1d232a;--line:#8a95a3;--text:#e8ecf0;--faint:#aab4bf;--bucket:#1f3a2a;--key:#453613;--arrow:#7db4ee}}
.replication text{font:12px system-ui,sans-serif;fill:var(--text)}
.replication .faint{fill:var(--faint)}
.replication .strong{font-weight:600}
.replication .ground{fill:var(--ground)}
.replication .place{fill:var(--box);stroke:var(--line)}
.replication .outside{fill:none;stroke-dasharray:5 4}
.replication .bucket{fill:var(--bucket);stroke:var(--line)}
.replication .key{fill:var(--key);stroke:var(--line)}
.replication .rule{fill:none;stroke:var(--arrow);stroke-width:2.5}
.replication .disabled{stroke-dasharray:6 5}
.replication .uses{fill:none;stroke:var(--line)}
.replication .head{fill:var(--arrow)}
.replication .label{fill:var(--ground);stroke:var(--line);stroke-width:.5}`.replaceAll('\n', '');

/**
 * A picture of the graph, which needs neither a browser nor a font to be made.
 *
 * @returns one element `svg`, with a title and a description for who cannot see it
 */
export function renderSvg(graph: Graph): string[] {
  const drawing = layOut(graph);
  const order = describeOrder(graph);
  const width = drawing.width + 2 * MARGIN;
  const height = drawing.height + 2 * MARGIN + order.length * ORDER_LINE;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="replication" role="img" aria-labelledby="replication-title replication-description" viewBox="${-MARGIN} ${-MARGIN} ${width} ${height}" width="${width}" height="${height}">`,
    '<title id="replication-title">Replication</title>',
    `<desc id="replication-description">${escapeMarkup(describeDrawing(drawing))}</desc>`,
    `<style>${STYLE}</style>`,
    '<defs><marker id="replication-head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="5" markerHeight="5" orient="auto"><path class="head" d="M0 0 8 4 0 8z"/></marker></defs>',
    `<rect class="ground" x="${-MARGIN}" y="${-MARGIN}" width="${width}" height="${height}"/>`,
    ...drawing.boxes.map(drawBox),
    ...graph.encryption.map(({ from, to }) => drawUse(drawing.nodes.get(from)!, drawing.nodes.get(to)!)),
    ...drawing.arrows.map(drawArrow),
    ...[...drawing.nodes.values()].map(drawNode),
    ...drawing.arrows.map(drawLabel),
    ...order.map((line, index) => drawText(line, 0, drawing.height + MARGIN + (index + 1) * ORDER_LINE - 4, 'faint')),
    '</svg>',
  ];
}

function describeOrder({ stacks, order }: Graph): string[] {
  const paths = new Map(stacks.map(({ id, path }) => [id, path]));
  return order.map(({ first, then }) => `${paths.get(first)!} is deployed before ${paths.get(then)!}.`);
}

function describeDrawing({ arrows }: Drawing): string {
  return arrows.map(({ arrow, from, to }) =>
    `${from.text.slice(0, 2).join(' ')} replicates to ${to.text.slice(0, 2).join(' ')} (${arrow.lines.join('; ')}).`).join(' ');
}

function drawBox({ place: { account, region }, x, y, width, height }: PlacedBox): string {
  const heading = account === undefined ? 'in no given template' : `${account} · ${region}`;
  return `<rect class="place${account === undefined ? ' outside' : ''}" x="${x}" y="${y}" width="${width}" height="${height}" rx="6"/>`
    + drawText(heading, x + 16, y + 20, 'strong');
}

function drawNode(placed: PlacedNode): string {
  const { node, text, lines, x, y, width, height } = placed;
  const top = y + (height - lines.length * NODE.line) / 2 + (node.kind === 'bucket' ? 15 : 12);
  const shape = node.kind === 'bucket' ? cylinder(placed) : hexagon(placed);
  return `<g><title>${escapeMarkup([node.kind, ...text].join(' '))}</title>`
    + `<path class="${node.kind}" d="${shape}"/>`
    + lines.map((line, index) =>
      drawText(line, x + width / 2, top + index * NODE.line, index === 0 ? 'middle' : 'middle faint')).join('')
    + '</g>';
}

function cylinder({ x, y, width, height }: PlacedNode): string {
  const rim = `${width / 2} 6 0 0`;
  return `M${x} ${y + 6}a${rim} 1 ${width} 0v${height - 12}a${rim} 1 ${-width} 0zM${x} ${y + 6}a${rim} 0 ${width} 0`;
}

function hexagon({ x, y, width, height }: PlacedNode): string {
  const cut = 14;
  return `M${x + cut} ${y}h${width - 2 * cut}l${cut} ${height / 2}l${-cut} ${height / 2}h${-(width - 2 * cut)}l${-cut} ${-height / 2}z`;
}

/** From the left edge of a bucket to the left corner of its key. */
function drawUse(bucket: PlacedNode, key: PlacedNode): string {
  const [from, to] = [`${bucket.x + 8} ${getMiddle(bucket)}`, `${key.x} ${getMiddle(key)}`];
  return bucket.x === key.x - INSET ? `<path class="uses" d="M${from}V${getMiddle(key)}H${key.x}"/>`
    : `<path class="uses" d="M${from}L${to}"/>`;
}

/** Through its label: to the right, to the left, or out and back where one bucket is above the other. */
function drawArrow({ arrow, from, to, label }: PlacedArrow): string {
  const y = getMiddle(label);
  const [left, right] = [label.x, label.x + label.width];
  const way = to.x < from.x ? [right, left] : [left, to.x > from.x ? right : left];
  const start = [to.x < from.x ? from.x : from.x + from.width, getMiddle(from)];
  const end = [to.x > from.x ? to.x : to.x + to.width, getMiddle(to)];
  const [first, last] = [(start[0] + way[0]) / 2, (way[1] + end[0]) / 2];
  const curve = `M${start.join(' ')}C${first} ${start[1]} ${first} ${y} ${way[0]} ${y}H${way[1]}`
    + `C${last} ${y} ${last} ${end[1]} ${end.join(' ')}`;
  return `<path class="rule${arrow.enabled ? '' : ' disabled'}" marker-end="url(#replication-head)" d="${curve}"/>`;
}

function drawLabel({ arrow, label: { x, y, width, height, lines } }: PlacedArrow): string {
  return `<g><title>${escapeMarkup(arrow.lines.join('\n'))}</title>`
    + `<rect class="label" x="${x}" y="${y}" width="${width}" height="${height}" rx="4"/>`
    + lines.map((line, index) => drawText(line, x + width / 2, y + LABEL.padding + 11 + index * LABEL.line, 'middle')).join('')
    + '</g>';
}

function drawText(text: string, x: number, y: number, kind: string): string {
  const anchor = kind.startsWith('middle') ? ' text-anchor="middle"' : '';
  const style = kind.replace(/^middle ?/, '');
  return `<text x="${x}" y="${y}"${anchor}${style === '' ? '' : ` class="${style}"`}>${escapeMarkup(text)}</text>`;
}
