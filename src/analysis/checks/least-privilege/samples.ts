import { appliesTo } from '../../iam/known-actions';
import type { PolicyString } from '../../iam/policy-document';
import { substitute } from '../../iam/policy-string';
import type { Situation } from '../../iam/request';
import { EVERY_OBJECT } from '../../s3/object-variants';
import type { Pattern, Piece } from '../../symbolic/pattern';
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

/** The strings that are needed, in which a part stands for every object. */
export class NeededStrings {
  private readonly patterns: readonly Pattern[];
  private readonly known = new Map<SymbolicString, boolean>();

  constructor(needed: Iterable<SymbolicString>) {
    this.patterns = [...new Set(needed)].map((text) => pattern(toPieces(text)));
  }

  /** Whether a sample is for sure none of them. Many statements and calls ask for the same sample. */
  public excludes(sample: SymbolicString): boolean {
    const excluded = this.known.get(sample) ?? this.patterns.every((needed) => matches(needed, sample) === 'none');
    this.known.set(sample, excluded);
    return excluded;
  }
}

function toPieces(needed: SymbolicString): readonly Piece[] {
  return needed.split(EVERY_OBJECT).flatMap((part, index): readonly Piece[] =>
    (index === 0 ? [part] : [{ wildcard: '*' }, part])).filter((piece) => piece !== '');
}
