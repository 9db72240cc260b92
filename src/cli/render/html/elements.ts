import { escapeMarkup } from '../markup';

/** Escaped text, or elements; unlike a string it is never escaped again. */
export interface Html {
  readonly html: string;
}

type Content = string | Html | readonly Content[];

/** Writes elements; every value is escaped, unless it is made of elements. */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Html {
  return { html: parts.map((part, index) => part + (index < values.length ? write(values[index]) : '')).join('') };
}

/** What is markup already, of a source that escapes. */
export function trusted(markup: string): Html {
  return { html: markup };
}

function write(content: Content): string {
  return typeof content === 'string' ? escapeMarkup(content)
    : 'html' in content ? content.html : content.map(write).join('');
}

/** Nothing where there is nothing to be listed. */
export function section(id: string, title: string, content: readonly Html[]): readonly Html[] {
  return content.length === 0 ? [] : [html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>
${join(content)}
</section>`];
}

export function join(lines: readonly Html[]): Html {
  return trusted(lines.map((line) => line.html).join('\n'));
}

/** A table that is scrolled by itself, with the keyboard too; the first cell of each row heads it. */
export function table(caption: string, heads: readonly string[], rows: readonly (readonly Content[])[]): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table><caption>${caption}</caption>
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>
${join(rows.map(([first, ...cells]) => html`<tr><th scope="row">${first}</th>${cells.map(cell)}</tr>`))}
</tbody></table></div>`;
}

function cell(content: Content): Html {
  return typeof content === 'object' && 'html' in content && content.html.startsWith('<td') ? content : html`<td>${content}</td>`;
}

/** Terms and what is said of them; those of which nothing is said are left out. */
export function definitions(terms: readonly (readonly [string, Content | undefined])[]): Html {
  return html`<dl>${terms.flatMap(([term, said]) => (said === undefined ? [] : [html`<dt>${term}</dt><dd>${said}</dd>`]))}</dl>`;
}

export function link(url: string, text: string = url): Html {
  return html`<a href="${url}">${text}</a>`;
}
