import { matches, pattern } from '../symbolic/pattern';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { display, opaqueId, isPart, isSymbolic, toSymbols } from '../symbolic/symbolic-string';
import { listOf } from './expressions';
import type { Scope } from './scope';
import { UNRESOLVED } from './unresolved';

/** `Fn::Split`, where no mark can hide a delimiter. */
export function split(scope: Scope, argument: unknown): unknown {
  const [delimiter, source] = listOf(argument).map((item) => scope.text(item));
  if (isSymbolic(delimiter)) {
    return UNRESOLVED;
  }
  const pieces = splitSymbolic(delimiter, source);
  const within = pattern([{ wildcard: '*' }, delimiter, { wildcard: '*' }]);
  return pieces.some((piece) => matches(within, simplified(scope, piece)) !== 'none') ? UNRESOLVED : pieces;
}

/** Outside of the range of characters that text.ts uses. */
const PLACEHOLDER = '\uF8FF';

/** Cuts between marks only: their names have colons and slashes. */
export function splitSymbolic(delimiter: string, source: SymbolicString): SymbolicString[] {
  const symbols = toSymbols(source);
  const marks = symbols.filter(isPart);
  const coded = symbols.map((symbol) => (isPart(symbol) ? PLACEHOLDER : symbol)).join('');
  return coded.split(delimiter).map((piece) => piece.replaceAll(PLACEHOLDER, () => String(marks.shift())));
}

/** Account, Region and partition have neither slash nor colon, like what AWS generates. */
function simplified({ undecided: { account, region, partition } }: Scope, text: SymbolicString): SymbolicString {
  const simple = [account, region, partition.name];
  return toSymbols(text).map((symbol) => (simple.includes(symbol) ? opaqueId(display(symbol)) : symbol)).join('');
}
