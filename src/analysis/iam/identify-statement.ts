import { createHash } from 'node:crypto';
import type { Statement } from './policy-document';

const LENGTH = 8;

/**
 * Identifies a statement in its document, for the id of a finding: its `Sid`, else a hash of its elements.
 * Its index does not, as another statement before it would change the id.
 */
export function identifyStatement({ sid, effect, principals, actions, resources, conditions }: Statement): string {
  if (sid !== undefined) {
    return sid;
  }
  const content = [
    effect,
    principals && [principals.negated, principals.everyone, principals.aws, principals.services, principals.others],
    actions.negated,
    actions.written,
    resources?.negated,
    resources?.written,
    conditions.map(({ written, key, values }) => [written, key, values.map((value) => value.written)]),
  ];
  return `#${createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, LENGTH)}`;
}
