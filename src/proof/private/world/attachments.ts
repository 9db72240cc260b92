import type { PolicyDocument } from '../policy/document';
import { equal } from '../text/pattern';
import type { Text } from '../text/text';
import { display, isOpen, symbolsOf } from '../text/text';
import { opaqueDocument } from './documents';

/** A policy that names what it belongs to. */
export interface Attachment {
  readonly target: Text;
  readonly document: PolicyDocument;
}

/**
 * The policies of each target, in the order of the targets.
 *
 * One whose target deployment decides is attached, unread, to whatever it may belong to; one that names a target of the
 * templates belongs to no other.
 */
export function attach(
  targets: readonly Text[],
  attachments: readonly Attachment[],
): ReadonlyArray<readonly PolicyDocument[]> {
  const documents = new Map<Text, PolicyDocument[]>();
  const lists = targets.map((target) => {
    const list = documents.get(target) ?? [];
    documents.set(target, list);
    return list;
  });
  for (const { target, document } of attachments) {
    const exact = documents.get(target);
    if (exact !== undefined) {
      exact.push(document);
      continue;
    }
    for (const [other, policies] of documents) {
      if (mayBe(target, other)) {
        policies.push(opaqueDocument(document.origin, `deployment decides whether ${display(target)} is ${display(other)}`));
      }
    }
  }
  return lists;
}

/** A literal name is not taken for the one that AWS will generate. */
function mayBe(a: Text, b: Text): boolean {
  return equal(a, b) === 'maybe' && symbolsOf(a + b).some(isOpen);
}
