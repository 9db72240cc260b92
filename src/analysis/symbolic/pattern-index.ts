import { LeadIndex } from './lead-index';
import type { Match } from './match';
import { anyOf } from './match';
import type { Pattern } from './pattern';
import { matches } from './pattern';
import type { SymbolicString } from './symbolic-string';

/** Up to here it takes less time to compare all than to look for those that may match. */
const FEW = 4;

type Compare<T> = (expected: T, text: SymbolicString) => Match;

/** Patterns of which one has to match. */
export class PatternIndex<T extends Pattern = Pattern> {
  private byLead: LeadIndex<T> | undefined;

  constructor(private readonly patterns: readonly T[]) {}

  /** Whether a text matches at least one. */
  public match(text: SymbolicString, compare: Compare<T> = matches): Match {
    return anyOf(this.find(text).map((each) => compare(each, text)));
  }

  private find(text: SymbolicString): readonly T[] {
    if (this.patterns.length <= FEW) {
      return this.patterns;
    }
    this.byLead ??= new LeadIndex(this.patterns.map((each) => [takeStart(each), each]));
    return this.byLead.find(text);
  }
}

function takeStart({ pieces: [first] }: Pattern): SymbolicString {
  return typeof first === 'string' ? first : '';
}
