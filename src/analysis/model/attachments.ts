import { groupBy } from '../symbolic/group-by';
import type { PolicyDocument } from '../iam/policy-document';
import { equal } from '../symbolic/pattern';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { display, isUnknown, toSymbols } from '../symbolic/symbolic-string';
import { opaqueDocument } from './documents';

/** A policy that names what it belongs to. */
export interface Attachment {
  readonly target: SymbolicString;
  readonly document: PolicyDocument;
  /** Why it may not be there at all. */
  readonly doubt?: string;
}

/** What is attached to one target. */
export interface Attached {
  readonly certain: readonly PolicyDocument[];
  /** Opaque, with the reason. */
  readonly possible: readonly PolicyDocument[];
}

/**
 * The policies of each target, in the order of the targets.
 *
 * One whose target deployment decides is perhaps attached to whatever it may belong to; one that names a target of the
 * templates belongs to no other.
 */
export function attach(targets: readonly SymbolicString[], attachments: readonly Attachment[]): readonly Attached[] {
  const known = new Set(targets);
  const byTarget = groupBy(attachments, ({ target }) => target);
  const loose = attachments.filter(({ target }) => !known.has(target));
  return targets.map((target) => {
    const own = byTarget.get(target) ?? [];
    return {
      certain: own.flatMap(({ document, doubt }) => (doubt === undefined ? [document] : [])),
      possible: [
        ...own.flatMap(({ document, doubt }) => (doubt === undefined ? [] : [opaqueDocument(document.origin, doubt)])),
        ...loose.filter((attachment) => mayBe(attachment.target, target)).map(({ target: other, document }) =>
          opaqueDocument(document.origin, `deployment decides whether ${display(other)} is ${display(target)}`)),
      ],
    };
  });
}

/** A literal name is not taken for the one that AWS will generate. */
function mayBe(a: SymbolicString, b: SymbolicString): boolean {
  return equal(a, b) === 'unknown' && toSymbols(a + b).some(isUnknown);
}
