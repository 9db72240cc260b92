import { appliesTo } from '../../iam/known-actions';
import type { PolicyString } from '../../iam/policy-document';
import { substitute } from '../../iam/policy-string';
import type { Situation } from '../../iam/request';
import { EVERY_OBJECT } from '../../s3/object-variants';
import type { Piece } from '../../symbolic/pattern';
import { matches, pattern } from '../../symbolic/pattern';
import type { SymbolicString } from '../../symbolic/symbolic-string';

/** Stands in a sample for what a wildcard matches; nobody writes it. */
export const ANYTHING = '\u2026';

/** One string that a pattern matches, and that nothing matches by chance; `undefined` for a variable without value. */
export function takeSample(text: PolicyString, situation: Situation): SymbolicString | undefined {
  return substitute(text, situation)?.pieces.map((piece) => (typeof piece === 'string' ? piece : ANYTHING)).join('');
}

/** Whether an action grants anything on what a sample stands for. */
export function grantsOn(action: SymbolicString, sample: SymbolicString): boolean {
  return appliesTo(action, sample.split(ANYTHING).join('*'));
}

/** Whether a sample is for sure none of the strings that are needed, in which a part stands for every object. */
export function isBeyond(sample: SymbolicString, needed: Iterable<SymbolicString>): boolean {
  for (const text of needed) {
    if (matches(pattern(toPieces(text)), sample) !== 'none') {
      return false;
    }
  }
  return true;
}

function toPieces(needed: SymbolicString): readonly Piece[] {
  return needed.split(EVERY_OBJECT).flatMap((part, index): readonly Piece[] =>
    (index === 0 ? [part] : [{ wildcard: '*' }, part])).filter((piece) => piece !== '');
}
