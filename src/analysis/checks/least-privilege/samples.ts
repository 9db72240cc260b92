import type { ActionTarget } from '../../iam/known-actions';
import { createTarget } from '../../iam/known-actions';
import type { PolicyString, Statement } from '../../iam/policy-document';
import { substitute } from '../../iam/policy-string';
import type { Situation } from '../../iam/request';
import { EVERY_OBJECT } from '../../s3/object-variants';
import type { Pattern, Piece } from '../../symbolic/pattern';
import { pattern } from '../../symbolic/pattern';
import { PatternIndex } from '../../symbolic/pattern-index';
import type { SymbolicString } from '../../symbolic/symbolic-string';

/** Stands in a sample for what a wildcard matches; nobody writes it. */
export const ANYTHING = '\u2026';

/** A resource of a statement, with one string that it matches, and that nothing matches by chance. */
export interface Sample {
  readonly written: SymbolicString;
  readonly text: SymbolicString;
  /** What it may be, for a comparison with actions. */
  readonly target: ActionTarget;
}

/** Every resource of a statement; one that stands for every resource where it names exceptions. */
export function sampleResources({ resources }: Statement, situation: Situation): readonly Sample[] {
  return resources!.negated ? [createSample(ANYTHING, ANYTHING)] : resources!.strings.flatMap((each) => {
    const text = takeSample(each, situation);
    return text === undefined ? [] : [createSample(each.written, text)];
  });
}

export function createSample(written: SymbolicString, text: SymbolicString): Sample {
  return { written, text, target: createTarget(text.replaceAll(ANYTHING, '*')) };
}

/** `undefined` for a variable without value. */
export function takeSample(text: PolicyString, situation: Situation): SymbolicString | undefined {
  const expected = substitute(text, situation);
  return expected && sampleOf(expected);
}

export function sampleOf({ pieces }: Pattern): SymbolicString {
  return pieces.map((piece) => (typeof piece === 'string' ? piece : ANYTHING)).join('');
}

/** The strings that are needed, in which a part stands for every object. */
export class NeededStrings {
  private readonly texts: ReadonlySet<SymbolicString>;
  private readonly samples: ReadonlySet<SymbolicString>;
  private readonly known = new Map<SymbolicString, boolean>();
  private patterns: PatternIndex | undefined;

  constructor(needed: Iterable<SymbolicString>) {
    this.texts = new Set(needed);
    this.samples = new Set([...this.texts].map((text) => text.replaceAll(EVERY_OBJECT, ANYTHING)));
  }

  /** Whether a sample is for sure none of them. Many statements and calls ask for the same sample. */
  public excludes(sample: SymbolicString): boolean {
    if (this.samples.has(sample)) {
      return false;
    }
    this.patterns ??= new PatternIndex([...this.texts].map((text) => pattern(toPieces(text))));
    const excluded = this.known.get(sample) ?? this.patterns.match(sample) === 'none';
    this.known.set(sample, excluded);
    return excluded;
  }
}

function toPieces(needed: SymbolicString): readonly Piece[] {
  return needed.split(EVERY_OBJECT).flatMap((part, index): readonly Piece[] =>
    (index === 0 ? [part] : [{ wildcard: '*' }, part])).filter((piece) => piece !== '');
}
