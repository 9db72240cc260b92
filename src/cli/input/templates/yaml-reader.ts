import type { Alias, LineCounter, Node, Pair, Scalar, YAMLMap } from 'yaml';
import { isAlias, isMap, isNode, isScalar, isSeq } from 'yaml';
import type { JsonObject } from '../../../analysis/symbolic/json-members';
import { isObject } from '../../../analysis/symbolic/json-members';
import { isOctalAccount, readPlainScalar } from './plain-scalar';
import { findFunction, writeLongForm } from './short-forms';
import { TemplateProblem } from './template-problem';

/** As deep as JSON is read. */
const MAX_DEPTH = 200;

/** Aliases of aliases double with each line; CloudFormation takes 500 resources. */
const MOST_VALUES_OF_ALIASES = 100_000;

const STANDARD_TAG = 'tag:yaml.org,2002:';

/** Tags of YAML that say what a scalar, map or list is anyway. */
const PLAIN_TAGS: ReadonlySet<string> = new Set(['str', 'int', 'float', 'bool', 'null', 'map', 'seq']
  .map((name) => `${STANDARD_TAG}${name}`));

/** How a text becomes one of the engine, which escapes characters with a meaning of its own. */
export type Escape = (text: string) => string;

/** Makes of nodes what JSON has. */
export class YamlReader {
  /** What an alias stands for: the last anchor of its name before it. */
  private readonly anchors = new Map<string, Node>();
  private ofAliases = 0;
  /** That whose value is read, with the aliases in it. */
  private alias?: Alias;

  /** @param names the keys that are Booleans in YAML 1.1 */
  constructor(
    private readonly lines: LineCounter,
    private readonly escape: Escape,
    private readonly names: ReadonlySet<string>,
  ) {}

  public read(node: unknown, depth = 0): unknown {
    if (!isNode(node)) {
      return null;
    }
    this.limit(node, depth);
    if (isAlias(node)) {
      return this.readAlias(node, depth);
    }
    this.remember(node);
    const name = this.findFunction(node);
    const value = this.readContent(node, name === undefined ? depth : depth + 1, name !== undefined);
    return name === undefined ? value : writeLongForm(name, value);
  }

  private limit(node: Node, depth: number): void {
    this.ofAliases += this.alias === undefined ? 0 : 1;
    if (depth > MAX_DEPTH) {
      throw this.problem(node, `it is nested deeper than ${MAX_DEPTH} levels`);
    }
    if (this.ofAliases > MOST_VALUES_OF_ALIASES) {
      throw this.problem(node, `aliases stand for more than ${MOST_VALUES_OF_ALIASES} values`);
    }
  }

  private remember(node: Node): void {
    const { anchor } = node as Scalar;
    if (anchor !== undefined) {
      this.anchors.set(anchor, node);
    }
  }

  private readAlias(node: Alias, depth: number): unknown {
    const target = this.anchors.get(node.source);
    if (target === undefined) {
      throw this.problem(node, `there is no anchor for the alias *${node.source}`);
    }
    const outer = this.alias;
    this.alias ??= node;
    const value = this.read(target, depth + 1);
    this.alias = outer;
    return value;
  }

  private findFunction(node: Node): string | undefined {
    const { tag } = node as Scalar;
    if (tag === undefined || tag === '!' || PLAIN_TAGS.has(tag)) {
      return undefined;
    }
    const name = findFunction(tag);
    if (name === undefined) {
      throw this.problem(node, tag === '!ForEach' ? 'Fn::ForEach has no short form, since its key names the loop'
        : `CloudFormation has no tag ${tag.replace(STANDARD_TAG, '!!')}`);
    }
    return name;
  }

  /** What a function is given is a text where it is one value. */
  private readContent(node: Node, depth: number, isArgument: boolean): unknown {
    if (isMap(node)) {
      return this.readMap(node, depth);
    }
    if (isSeq(node)) {
      return node.items.map((item) => this.read(item, depth + 1));
    }
    const { value, type, tag } = node as Scalar;
    const text = String(value);
    if (type !== 'PLAIN' || isArgument || tag === `${STANDARD_TAG}str` || tag === '!') {
      return this.escape(text);
    }
    if (isOctalAccount(text)) {
      throw this.problem(node, `CloudFormation reads ${text} as the octal number ${parseInt(text, 8)}, put it in quotes`);
    }
    return escapeText(readPlainScalar(text, this.names), this.escape);
  }

  private readMap(map: YAMLMap, depth: number): JsonObject {
    const own = new Map<string, unknown>();
    const merged: (readonly [string, unknown])[] = [];
    for (const pair of map.items) {
      if (isMerge(pair)) {
        merged.push(...this.readMerged(map, pair.value, depth));
        continue;
      }
      const key = this.readKey(pair.key);
      if (own.has(key)) {
        throw this.problem(pair.key as Node, `the key ${JSON.stringify(key)} is there twice`);
      }
      own.set(key, this.read(pair.value, depth + 1));
    }
    // an assignment to `__proto__` would change what the other members are
    return Object.fromEntries([...merged, ...own]);
  }

  private readKey(key: unknown): string {
    if (!isScalar(key)) {
      throw this.problem(key as Node, 'a key is no text');
    }
    this.remember(key);
    return this.escape(String(key.value));
  }

  /** The members of one map, or of several, of which the first counts. */
  private readMerged(map: YAMLMap, value: unknown, depth: number): ReadonlyArray<readonly [string, unknown]> {
    const merged = this.read(value, depth + 1);
    const all: readonly unknown[] = Array.isArray(merged) ? merged : [merged];
    if (!all.every(isObject)) {
      throw this.problem(isNode(value) ? value : map, '"<<" merges maps, and this is none');
    }
    return [...all].reverse().flatMap((each) => Object.entries(each as JsonObject));
  }

  /** What is wrong in the value of an alias, which may be so in no other place, is in the line of the alias. */
  private problem(node: Node, message: string): TemplateProblem {
    const [position] = (this.alias ?? node).range!;
    return new TemplateProblem(message, this.lines.linePos(position).line);
  }
}

function escapeText(value: unknown, escape: Escape): unknown {
  return typeof value === 'string' ? escape(value) : value;
}

/** The key `<<` without quotes. */
function isMerge(pair: Pair): boolean {
  const { key } = pair;
  return isScalar(key) && key.value === '<<' && key.type === 'PLAIN';
}
