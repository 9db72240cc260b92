import { matches, pattern } from '../symbolic/pattern';
import type { Text } from '../symbolic/symbolic-string';
import { display, generated, isMark, isMarked, symbolsOf } from '../symbolic/symbolic-string';
import { listOf } from './expressions';
import type { Scope } from './scope';
import { UNRESOLVED } from './unresolved';

/** `Fn::Split`, where no mark can hide a delimiter. */
export function split(scope: Scope, argument: unknown): unknown {
  const [delimiter, source] = listOf(argument).map((item) => scope.text(item));
  if (isMarked(delimiter)) {
    return UNRESOLVED;
  }
  const pieces = splitText(delimiter, source);
  const within = pattern([{ wildcard: '*' }, delimiter, { wildcard: '*' }]);
  return pieces.some((piece) => matches(within, simplified(scope, piece)) !== 'no') ? UNRESOLVED : pieces;
}

/** Outside of the range of characters that text.ts uses. */
const PLACEHOLDER = '\uF8FF';

/** Cuts between marks only: their names have colons and slashes. */
export function splitText(delimiter: string, source: Text): Text[] {
  const symbols = symbolsOf(source);
  const marks = symbols.filter(isMark);
  const coded = symbols.map((symbol) => (isMark(symbol) ? PLACEHOLDER : symbol)).join('');
  return coded.split(delimiter).map((piece) => piece.replaceAll(PLACEHOLDER, () => String(marks.shift())));
}

/** Account, Region and partition have neither slash nor colon, like what AWS generates. */
function simplified({ undecided: { account, region, partition } }: Scope, text: Text): Text {
  const simple = [account, region, partition.name];
  return symbolsOf(text).map((symbol) => (simple.includes(symbol) ? generated(display(symbol)) : symbol)).join('');
}
