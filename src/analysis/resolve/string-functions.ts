import { toText } from '../symbolic/json-members';
import { matches, pattern } from '../symbolic/pattern';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { display, opaqueId, isPart, isSymbolic, toSymbols } from '../symbolic/symbolic-string';
import { DEPLOY_TIME_VALUE, parsePlaceholder, toArguments, toMembers } from './expressions';
import type { Scope } from './scope';

/** `Fn::Join` */
export function join(scope: Scope, argument: unknown): unknown {
  const [delimiter, items] = toArguments(argument);
  const texts = scope.resolve(items);
  return Array.isArray(texts) ? joinLimited(texts, scope.resolveText(delimiter), (text) => scope.resolveText(text))
    : DEPLOY_TIME_VALUE;
}

/** `Fn::Sub` with and without a map of values. */
export function substitute(scope: Scope, argument: unknown): unknown {
  const [template, map] = toArguments(argument);
  const values = new Map(Object.entries(toMembers(map)));
  const resolvePlaceholder = (name: string) => {
    const key = name.trim();
    return key.startsWith('!') ? `\${${key.slice(1)}}`
      : values.has(key) ? scope.resolveText(values.get(key))
        : scope.resolveText(parsePlaceholder(key));
  };
  // text and names by turns
  const parts = toText(template).split(/\$\{([^}]{0,1000})\}/);
  return joinLimited(parts, '', (part, index) => (index % 2 === 0 ? part : resolvePlaceholder(part)));
}

/** Far beyond what CloudFormation takes; references to texts that join others twice double with each step. */
const MAX_LENGTH = 2 ** 20;

function joinLimited<T>(parts: readonly T[], delimiter: string, toPart: (part: T, index: number) => string): unknown {
  const texts: string[] = [];
  let length = 0;
  for (const [index, part] of parts.entries()) {
    const text = toPart(part, index);
    length += text.length + delimiter.length;
    if (length > MAX_LENGTH) {
      return DEPLOY_TIME_VALUE;
    }
    texts.push(text);
  }
  return texts.join(delimiter);
}

/** `Fn::Select` */
export function select(scope: Scope, argument: unknown): unknown {
  const [index, items] = toArguments(argument);
  const values = scope.resolve(items);
  return (Array.isArray(values) ? values[Number(scope.resolveText(index))] : undefined) ?? DEPLOY_TIME_VALUE;
}

/** `Fn::Split`, unless an unknown part may contain the delimiter. */
export function split(scope: Scope, argument: unknown): unknown {
  const [delimiter, source] = toArguments(argument).map((item) => scope.resolveText(item));
  if (isSymbolic(delimiter)) {
    return DEPLOY_TIME_VALUE;
  }
  const pieces = splitSymbolic(delimiter, source);
  const containsDelimiter = pattern([{ wildcard: '*' }, delimiter, { wildcard: '*' }]);
  const uncertain = pieces.some((piece) => matches(containsDelimiter, replacePlainParts(scope, piece)) !== 'none');
  return uncertain ? DEPLOY_TIME_VALUE : pieces;
}

/** A character that neither templates nor symbolic strings contain. */
const PLACEHOLDER = '\uF8FF';

/** Splits between unknown parts only: their names have colons and slashes. */
export function splitSymbolic(delimiter: string, source: SymbolicString): SymbolicString[] {
  const symbols = toSymbols(source);
  const parts = symbols.filter(isPart);
  const withPlaceholders = symbols.map((symbol) => (isPart(symbol) ? PLACEHOLDER : symbol)).join('');
  return withPlaceholders.split(delimiter)
    .map((piece) => piece.replaceAll(PLACEHOLDER, () => String(parts.shift())));
}

/** Account, Region and partition contain neither slash nor colon, like generated ids. */
function replacePlainParts({ agnosticEnvironment }: Scope, text: SymbolicString): SymbolicString {
  const { account, region, partition } = agnosticEnvironment;
  const plain = [account, region, partition.name];
  return toSymbols(text).map((symbol) => (plain.includes(symbol) ? opaqueId(display(symbol)) : symbol)).join('');
}
