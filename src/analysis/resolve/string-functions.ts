import { matches, pattern } from '../symbolic/pattern';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { display, opaqueId, isPart, isSymbolic, toSymbols } from '../symbolic/symbolic-string';
import { DEPLOY_TIME_VALUE, parsePlaceholder, toArguments, toMembers } from './expressions';
import type { Scope } from './scope';

/** `Fn::Join` */
export function join(scope: Scope, argument: unknown): unknown {
  const [delimiter, items] = toArguments(argument);
  const texts = scope.resolve(items);
  return Array.isArray(texts) ? texts.map((text) => scope.resolveText(text)).join(scope.resolveText(delimiter))
    : DEPLOY_TIME_VALUE;
}

/** `Fn::Sub` with and without a map of values. */
export function substitute(scope: Scope, argument: unknown): unknown {
  const [template, map] = toArguments(argument);
  const values = new Map(Object.entries(toMembers(map)));
  return String(template).replace(/\$\{([^}]*)\}/g, (_match, name: string) => {
    const key = name.trim();
    return key.startsWith('!') ? `\${${key.slice(1)}}`
      : values.has(key) ? scope.resolveText(values.get(key))
        : scope.resolveText(parsePlaceholder(key));
  });
}

/** `Fn::Select` */
export function select(scope: Scope, argument: unknown): unknown {
  const [index, items] = toArguments(argument);
  const values = scope.resolve(items);
  return (Array.isArray(values) ? values[Number(scope.resolve(index))] : undefined) ?? DEPLOY_TIME_VALUE;
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
