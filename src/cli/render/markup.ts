import { toPrintable } from './layout';

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text of a template for HTML, SVG and XML, in elements and in quoted attributes; it can neither end nor begin one. */
export function escapeMarkup(text: string): string {
  return toPrintable(text)
    // a lone surrogate and what XML 1.0 has no way to write
    .replace(/[\uFFFE\uFFFF]|\p{Surrogate}/gu, '\uFFFD')
    .replace(/[&<>"']/g, (character) => REFERENCES[character]);
}
