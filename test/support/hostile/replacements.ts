/** Where a node is in a JSON document. */
export type NodePath = readonly (string | number)[];

/** What takes the place of a node: one value of each type of JSON. */
export const REPLACEMENTS: Readonly<Record<string, unknown>> = {
  'null': null,
  'number': 7,
  'list': ['hostile'],
  'object': { hostile: 'hostile' },
  'text': 'hostile text',
  'Boolean': true,
};

export const KINDS = Object.keys(REPLACEMENTS);

/** Every node of a document, the document itself first. */
export function listNodes(value: unknown, path: NodePath = []): readonly NodePath[] {
  if (typeof value !== 'object' || value === null) {
    return [path];
  }
  const members: readonly (readonly [string | number, unknown])[] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [path, ...members.flatMap(([name, member]) => listNodes(member, [...path, name]))];
}

/** A copy of a document with another value in the place of a node. */
export function replaceNode(value: unknown, [name, ...rest]: NodePath, replacement: unknown): unknown {
  if (name === undefined) {
    return replacement;
  }
  if (Array.isArray(value)) {
    return value.map((item, index) => (index === name ? replaceNode(item, rest, replacement) : item));
  }
  return Object.fromEntries(Object.entries(value as object).map(([key, member]) =>
    [key, key === name ? replaceNode(member, rest, replacement) : member]));
}

export function getNode(value: unknown, path: NodePath): unknown {
  return path.reduce<unknown>((parent, name) => Reflect.get(parent as object, name), value);
}
