/** An element with children, by their names; the text of one without. */
export type Element = string | { readonly [name: string]: readonly Element[] };

const TOKEN = /<\?[^>]*\?>|<(\/?)([A-Za-z0-9-]+)[^>]*?(\/?)>|([^<]+)/g;
const ENTITIES: readonly (readonly [string, string])[] = [['&lt;', '<'], ['&gt;', '>'], ['&quot;', '"'], ['&apos;', "'"], ['&amp;', '&']];

/** Parses the small XML of S3's API: no attributes but a namespace, no mixed content. */
export function parseXml(xml: string): Element {
  const stack: { name: string; children: { [name: string]: Element[] }; text: string }[] = [{ name: '', children: {}, text: '' }];
  const close = () => {
    const { name, children, text } = stack.pop()!;
    (stack.at(-1)!.children[name] ??= []).push(Object.keys(children).length > 0 ? children : unescapeText(text));
  };
  for (const [, slash, name, empty, text] of xml.matchAll(TOKEN)) {
    if (text !== undefined) {
      stack.at(-1)!.text += text;
    } else if (slash) {
      close();
    } else if (name) {
      stack.push({ name, children: {}, text: '' });
      if (empty) {
        close();
      }
    }
  }
  return stack[0].children;
}

/** Members that are undefined are left out; a list is written as `member`, as S3 Control does. */
export function writeXml(name: string, value: unknown): string {
  if (value === undefined) {
    return '';
  }
  const inner = Array.isArray(value) ? value.map((each) => writeXml('member', each)).join('')
    : value instanceof Date ? value.toISOString()
      : typeof value === 'object' && value !== null ? Object.entries(value).map(([key, each]) => writeXml(key, each)).join('')
        : ENTITIES.reduceRight((text, [entity, character]) => text.replaceAll(character, entity), String(value));
  return `<${name}>${inner}</${name}>`;
}

function unescapeText(text: string): string {
  return ENTITIES.reduce((all, [entity, character]) => all.replaceAll(entity, character), text);
}
