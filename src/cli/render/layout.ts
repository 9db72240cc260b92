import { display } from '../../analysis/symbolic/symbolic-string';
import type { Colours } from '../colours';

/** How text output is laid out. */
export interface Style {
  readonly width: number;
  readonly colours: Colours;
}

/** Widths of text, in columns. */
const MIN_WIDTH = 40;
const MAX_WIDTH = 120;
const DEFAULT_WIDTH = 100;

/** The width of the text for a terminal with so many columns, or for a file. */
export function limitWidth(columns: number | undefined): number {
  return Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, columns ?? DEFAULT_WIDTH));
}

/** Text of a template for a terminal: unknown parts in angle brackets, no characters that control or reverse text. */
export function toPrintable(text: string): string {
  return display(text).replace(/[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD');
}

/** Breaks text at spaces. Lines that look like code stay as they are: a broken statement could not be copied. */
export function wrap(text: string, width: number): string[] {
  return toPrintable(text).split('\n').flatMap((line) => (/^(\s|[{}[\]])/.test(line) ? [line] : breakLine(line, width)));
}

function breakLine(line: string, width: number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ')) {
    if (current !== '' && current.length + 1 + word.length > width) {
      lines.push(current);
      current = word;
    } else {
      current = current === '' ? word : `${current} ${word}`;
    }
  }
  return [...lines, current];
}

/** A label, and text in a column beside it. */
export function formatLabelled(label: string, text: string, { indent, labelWidth, width }: Column): string[] {
  const start = ' '.repeat(indent);
  const gap = ' '.repeat(labelWidth);
  return wrap(text, width - indent - labelWidth)
    .map((line, index) => `${start}${index === 0 ? label.padEnd(labelWidth) : gap}${line}`.trimEnd());
}

export interface Column {
  readonly indent: number;
  readonly labelWidth: number;
  readonly width: number;
}

/** `1 finding`, `2 findings`. */
export function formatCount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
