import { parseDocument } from '../iam/parse-document';
import type { DocumentKind, DocumentOrigin, PolicyDocument } from '../iam/policy-document';
import { createPremise } from '../resolve/open-statements';
import { groupBy } from '../symbolic/group-by';
import { equal } from '../symbolic/pattern';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { display, isUnknown, toSymbols } from '../symbolic/symbolic-string';
import type { LocatedResource } from './inventory';

/** Parses the document in a property of a resource. */
export function parsePolicy(
  { address }: LocatedResource,
  kind: DocumentKind,
  propertyPath: string,
  value: unknown,
): PolicyDocument {
  return parseDocument(value, { kind, address, propertyPath });
}

/** Parses the document of a policy that is a resource of its own, and so does not exist if its condition is false. */
export function parseStandalonePolicy(policy: LocatedResource, kind: DocumentKind, value: unknown): PolicyDocument {
  const document = parsePolicy(policy, kind, 'Properties.PolicyDocument', value);
  const { stack, unresolvedCondition: condition } = policy;
  if (condition === undefined) {
    return document;
  }
  const premise = createPremise(stack, condition, true);
  return {
    origin: document.origin,
    statements: document.statements.map((each) => ({ ...each, premises: [premise, ...each.premises ?? []] })),
    // nothing is wrong with what may not be there, and nothing is known of it
    problems: [],
    opaque: document.problems.length > 0 ? explainCondition(policy) : document.opaque,
  };
}

/** Why a resource may not exist; `undefined` if it certainly does. */
export function explainCondition({ unresolvedCondition }: LocatedResource): string | undefined {
  return unresolvedCondition === undefined ? undefined
    : `the condition ${unresolvedCondition} is decided at deployment`;
}

/** A document whose content is unknown. */
export function createOpaquePolicy(origin: DocumentOrigin, reason: string): PolicyDocument {
  return { origin, statements: [], problems: [], opaque: reason };
}

/** A policy that names its target: a bucket or a role. */
export interface PolicyAttachment {
  readonly target: SymbolicString;
  readonly document: PolicyDocument;
  /** Why the policy may not exist. */
  readonly doubt?: string;
}

export interface AttachedPolicies {
  readonly certain: readonly PolicyDocument[];
  /** Those whose condition deployment decides, and opaque ones that may be attached. */
  readonly possible: readonly PolicyDocument[];
}

/**
 * The policies of each target, in the order of the targets.
 *
 * A policy whose target is known only at deployment is possibly attached to every target that it may name; a policy
 * that names a target of the templates is attached to no other.
 */
export function attachPolicies(
  targets: readonly SymbolicString[],
  attachments: readonly PolicyAttachment[],
): readonly AttachedPolicies[] {
  const known = new Set(targets);
  const byTarget = groupBy(attachments, ({ target }) => target);
  const unmatched = attachments.filter(({ target }) => !known.has(target));
  return targets.map((target) => {
    const matched = byTarget.get(target) ?? [];
    return {
      certain: matched.flatMap(({ document, doubt }) => (doubt === undefined ? [document] : [])),
      possible: [
        ...matched.flatMap(({ document, doubt }) =>
          (doubt === undefined ? [] : [document])),
        ...unmatched.filter((attachment) => mayBeSame(attachment.target, target)).map(({ target: other, document }) =>
          createOpaquePolicy(document.origin, `deployment decides whether ${display(other)} is ${display(target)}`)),
      ],
    };
  });
}

/** A literal name is assumed to differ from a name that AWS generates. */
function mayBeSame(a: SymbolicString, b: SymbolicString): boolean {
  return equal(a, b) === 'unknown' && toSymbols(a + b).some(isUnknown);
}
