import { matches, pattern } from '../text/pattern';
import type { Text } from '../text/text';
import { generated, isMark, isMarked, open, symbolsOf } from '../text/text';
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
  return pieces.some((piece) => matches(within, simplified(piece)) !== 'no') ? UNRESOLVED : pieces;
}

const PLACEHOLDER = '\uE004';

/** Cuts between marks only: their names have colons and slashes. */
export function splitText(delimiter: string, source: Text): Text[] {
  const symbols = symbolsOf(source);
  const marks = symbols.filter(isMark);
  const coded = symbols.map((symbol) => (isMark(symbol) ? PLACEHOLDER : symbol)).join('');
  return coded.split(delimiter).map((piece) => piece.replaceAll(PLACEHOLDER, () => String(marks.shift())));
}

/** Like what AWS generates, these have neither slash nor colon. */
const SIMPLE: ReadonlySet<string> = new Set(['AWS::AccountId', 'AWS::Region', 'AWS::Partition'].map(open));

function simplified(text: Text): Text {
  return symbolsOf(text).map((symbol) => (SIMPLE.has(symbol) ? generated(symbol.slice(1, -1)) : symbol)).join('');
}
