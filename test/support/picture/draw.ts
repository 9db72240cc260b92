import type { Alarm, Widget } from './dashboard';
import { POINTS, isRaised, sample } from './sample-data';

const COLUMN = 50;
const ROW = 36;
const GAP = 8;
const COLOURS = ['#1f77b4', '#ff7f0e', '#2ca02c', '#9467bd', '#8c564b', '#17becf'];

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A picture of a dashboard with the sample data, and the words that say so. */
export function drawDashboard(widgets: readonly Widget[], alarms: ReadonlyMap<string, Alarm>): string {
  const rows = Math.max(...widgets.map(({ y, height }) => y + height));
  const [width, height] = [24 * COLUMN, rows * ROW + 30];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="Helvetica, Arial, sans-serif" font-size="12">`,
    '<title>The dashboard of a replication, with sample data</title>',
    `<rect width="${width}" height="${height}" fill="#f2f3f3"/>`,
    ...widgets.flatMap((widget) => drawWidget(widget, alarms)),
    text(width - GAP, height - 10, 'Sample data: drawn from the template of examples/monitored.ts with invented values, not measured',
      'text-anchor="end" fill="#545b64" font-style="italic"'),
    '</svg>',
    '',
  ].join('\n');
}

function drawWidget(widget: Widget, alarms: ReadonlyMap<string, Alarm>): string[] {
  const box = {
    x: widget.x * COLUMN + GAP / 2,
    y: widget.y * ROW + GAP / 2,
    width: widget.width * COLUMN - GAP,
    height: widget.height * ROW - GAP,
  };
  const card = `<rect x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" rx="6" fill="#fff" stroke="#d5dbdb"/>`;
  const title = text(box.x + 12, box.y + 20, widget.properties.title ?? '', 'font-size="14" font-weight="bold" fill="#16191f"');
  switch (widget.type) {
    case 'text':
      return [card, ...drawText(box, widget.properties.markdown)];
    case 'alarm':
      return [card, title, ...drawAlarms(box, widget.properties.alarms, alarms)];
    case 'metric':
      return [card, title, ...drawGraph(box, widget.properties)];
  }
}

/** Headings and paragraphs; of links their words. */
function drawText({ x, y }: Box, markdown: string): string[] {
  return markdown.split('\n\n').map((paragraph, index) => {
    const words = paragraph.replace(/\[([^\]]+)\]\([^)]+\)/g, '$1');
    const heading = /^## (.*)/.exec(words);
    return text(x + 12, y + 28 + index * 32, heading?.[1] ?? words, heading ? 'font-size="20" font-weight="bold"' : 'font-size="14"');
  });
}

function drawAlarms({ x, y, width }: Box, arns: readonly string[], alarms: ReadonlyMap<string, Alarm>): string[] {
  const tile = (width - 24) / 2;
  return arns.flatMap((arn, index) => {
    const alarm = alarms.get(arn.split(':alarm:')[1])!;
    const [state, colour] = isRaised(alarm) ? ['ALARM', '#d13212'] : ['OK', '#1d8102'];
    const [left, top] = [x + 12 + (index % 2) * tile, y + 30 + Math.floor(index / 2) * 40];
    return [
      `<rect x="${left}" y="${top}" width="${tile - 6}" height="36" rx="3" fill="${colour}"/>`,
      text(left + 8, top + 15, alarm.metric, 'fill="#fff" font-size="9.5" font-weight="bold"'),
      text(left + 8, top + 29, `${state} · ${alarm.ruleId}`, 'fill="#fff" font-size="9.5"'),
    ];
  });
}

function drawGraph({ x, y, width, height }: Box, properties: any): string[] {
  const series: readonly { readonly label: string; readonly values: readonly number[] }[] = properties.metrics
    .map((metric: any[]) => ({ label: metric[8].label, values: sample(metric[1], metric[7]) }));
  const lines: readonly { readonly label: string; readonly value: number }[] = properties.annotations?.horizontal ?? [];
  const most = roundUp(Math.max(1, ...series.flatMap(({ values }) => values), ...lines.map(({ value }) => value)));
  const plot = { x: x + 62, y: y + 34, width: width - 78, height: height - 82 };
  const [across, up] = [
    (point: number) => (plot.x + (plot.width * point) / (POINTS - 1)).toFixed(1),
    (value: number) => (plot.y + plot.height * (1 - value / most)).toFixed(1),
  ];
  return [
    ...[0, 0.5, 1].flatMap((part) => [
      `<path d="M${plot.x} ${up(part * most)}h${plot.width}" stroke="#eaeded"/>`,
      text(plot.x - 6, Number(up(part * most)) + 4, abbreviate(part * most), 'text-anchor="end" fill="#545b64" font-size="11"'),
    ]),
    text(x + 14, plot.y + plot.height / 2, properties.yAxis.left.label,
      `transform="rotate(-90 ${x + 14} ${plot.y + plot.height / 2})" text-anchor="middle" fill="#545b64" font-size="11"`),
    ...series.map(({ values }, index) => {
      const path = values.map((value, point) => `${across(point)},${up(value)}`).join(' ');
      return `<polyline points="${path}" fill="none" stroke="${COLOURS[index]}" stroke-width="1.5"/>`;
    }),
    ...lines.flatMap(({ label, value }) => [
      `<path d="M${plot.x} ${up(value)}h${plot.width}" stroke="#d13212" stroke-dasharray="5 4"/>`,
      text(plot.x + 6, Number(up(value)) - 4, label, 'fill="#d13212" font-size="11"'),
    ]),
    ...['12 hours ago', 'now'].map((label, index) => text(plot.x + index * plot.width, plot.y + plot.height + 16, label,
      `text-anchor="${index === 0 ? 'start' : 'end'}" fill="#545b64" font-size="11"`)),
    ...series.flatMap(({ label }, index) => [
      `<rect x="${plot.x + index * 175}" y="${y + height - 23}" width="10" height="10" fill="${COLOURS[index]}"/>`,
      text(plot.x + index * 175 + 15, y + height - 14, label, 'font-size="11"'),
    ]),
  ];
}

/** The next number that reads well on an axis. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return power * [1, 2, 4, 5, 8, 10].find((factor) => factor * power >= value)!;
}

function abbreviate(value: number): string {
  const [unit, letter] = ([[1e9, ' G'], [1e6, ' M'], [1e3, ' k']] as const).find(([least]) => value >= least) ?? [1, ''];
  return `${value / unit}${letter}`;
}

function text(x: number, y: number, words: string, attributes: string): string {
  const escaped = words.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  return `<text x="${x}" y="${y}" ${attributes}>${escaped}</text>`;
}
