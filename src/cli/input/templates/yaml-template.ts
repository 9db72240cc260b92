import type { Document, Node, Pair, Scalar, YAMLMap } from 'yaml';
import { isAlias, isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import { isBooleanWord } from './plain-scalar';
import { findFunction } from './short-forms';
import { TemplateProblem } from './template-problem';
import type { Escape } from './yaml-reader';
import { YamlReader } from './yaml-reader';

/** What a text is, and the line of an element of it; of the nearest ancestor where one is not there. */
export interface ReadYaml {
  readonly value: unknown;
  readonly findLine: (path: readonly string[]) => number;
}

/**
 * Reads a template in YAML, with the short forms of functions, to what the same template in JSON is; lines are found in
 * what was read.
 *
 * Nothing is evaluated: what CloudFormation refuses in both forms is found later.
 *
 * @throws TemplateProblem with the line
 */
export function readYaml(text: string, escape: Escape): ReadYaml {
  const { document, lines } = parse(text);
  const [error] = document.errors;
  if (error !== undefined) {
    throw new TemplateProblem(describeError(error), lines.linePos(error.pos[0]).line);
  }
  return {
    value: new YamlReader(lines, escape, listNames(document)).read(document.contents),
    findLine: (path) => lines.linePos(descend(document, document.contents, path).at(-1)?.range?.[0] ?? 0).line,
  };
}

function parse(text: string): { readonly document: Document; readonly lines: LineCounter } {
  const lines = new LineCounter();
  // nothing but texts, whose meaning is that of CloudFormation; keys that are there twice are found while it is read
  const document = parseDocument(text, {
    lineCounter: lines, schema: 'failsafe', prettyErrors: false, uniqueKeys: false,
  });
  return { document, lines };
}

/** Keys stay the text that is written, and so does what means one of them, such as a condition `No` in `Fn::If`. */
function listNames(document: Document): ReadonlySet<string> {
  const names = new Set<string>();
  visit(document, {
    Pair: (_place, { key }) => {
      if (isScalar(key) && isBooleanWord(String(key.value))) {
        names.add(String(key.value));
      }
    },
  });
  return names;
}

function describeError({ code, message }: { readonly code: string; readonly message: string }): string {
  const known: Readonly<Record<string, string>> = {
    MULTIPLE_DOCS: 'there is more than one document',
    RESOURCE_EXHAUSTION: 'it is nested too deep',
  };
  const [line] = message.split('\n');
  return known[code] ?? line.charAt(0).toLowerCase() + line.slice(1);
}

/** The nodes on the way to an element: the keys of maps, and the items of lists. */
function descend(document: Document, node: unknown, path: readonly string[]): readonly Node[] {
  const target = isAlias(node) ? node.resolve(document) : node;
  // a tag is a level of the long form
  const isCall = isNode(target) && path[0] !== undefined && findFunction((target as Scalar).tag ?? '') === path[0];
  const [name, ...rest] = isCall ? path.slice(1) : path;
  const found = name === undefined ? undefined : isSeq(target) ? target.items[Number(name)]
    : isMap(target) ? findPair(target, name) : undefined;
  const [place, next] = isPair(found) ? [found.key, found.value] : [found, found];
  return isNode(place) ? [place, ...descend(document, next, rest)] : [];
}

function findPair(map: YAMLMap, name: string): Pair | undefined {
  return map.items.find(({ key }) => isScalar(key) && String(key.value) === name);
}
