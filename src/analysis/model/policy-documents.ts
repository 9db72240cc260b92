import { parseDocument } from '../iam/parse-document';
import type { DocumentKind, DocumentOrigin, LeftOutStatement, PolicyDocument } from '../iam/policy-document';
import { createPremise } from '../resolve/open-statements';
import { groupBy } from '../symbolic/group-by';
import { isObject } from '../symbolic/json-members';
import { once } from '../symbolic/once';
import { equal } from '../symbolic/pattern';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { display, hasUnknown } from '../symbolic/symbolic-string';
import type { Inventory, LocatedResource } from './inventory';
import { measureDocument } from './schema/policy-size';

/** Parses the document in a property of a resource. */
export function parsePolicy(
  { address }: LocatedResource,
  kind: DocumentKind,
  propertyPath: string,
  value: unknown,
): PolicyDocument {
  const document = parseDocument(value, { kind, address, propertyPath });
  const isMeasured = kind === 'identity policy' && isObject(value) && document.statements.every(({ premises }) => premises === undefined);
  return isMeasured ? { ...document, characters: measureDocument(value) } : document;
}

const DOCUMENT = 'PolicyDocument';
const DOCUMENT_PATH = `Properties.${DOCUMENT}`;

/** Parses the document of a policy that is a resource of its own, and so does not exist if its condition is false. */
export function parseStandalonePolicy(
  inventory: Inventory,
  policy: LocatedResource,
  kind: DocumentKind,
): PolicyDocument {
  const document = parsePolicy(policy, kind, DOCUMENT_PATH, inventory.resolveProperty(policy, DOCUMENT));
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

/** The statements of a policy that is not created, because its condition does not hold. */
export function parseLeftOutPolicy(
  inventory: Inventory,
  policy: LocatedResource,
  kind: DocumentKind,
): readonly LeftOutStatement[] {
  const { statements } = parsePolicy(policy, kind, DOCUMENT_PATH, inventory.resolveProperty(policy, DOCUMENT));
  return statements.map((statement) => ({ statement, condition: policy.resource.Condition! }));
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

/** What a policy names: a bucket, or a role of an account. */
export interface PolicyTarget {
  /** Role names are unique only in an account, bucket names everywhere. */
  readonly account?: SymbolicString;
  readonly name: SymbolicString;
}

/** A policy that names its target. */
export interface PolicyAttachment {
  readonly target: PolicyTarget;
  readonly policy: LocatedResource;
  readonly kind: DocumentKind;
  /** The document, which is parsed when it is first read: few policies belong to a replication. */
  readonly read: () => PolicyDocument;
  /** Why the policy may not exist. */
  readonly doubt?: string;
  /** Among the attachments of all targets. */
  readonly position: number;
}

export interface AttachedPolicies {
  readonly certain: readonly PolicyDocument[];
  /** Those whose condition deployment decides, and opaque ones that may be attached. */
  readonly possible: readonly PolicyDocument[];
}

/**
 * The policies of targets.
 *
 * A policy whose target is known only at deployment is possibly attached to every target that it may name; a policy
 * that names a target of the templates is attached to no other.
 */
export class Attachments {
  private readonly byTarget: ReadonlyMap<string, readonly PolicyAttachment[]>;
  private readonly unmatched: readonly PolicyAttachment[];
  private readonly unmatchedByName: ReadonlyMap<SymbolicString, readonly PolicyAttachment[]>;
  private readonly unmatchedOpen: readonly PolicyAttachment[];

  /** @param isTarget whether the templates have a target */
  constructor(isTarget: (target: PolicyTarget) => boolean, attachments: readonly PolicyAttachment[]) {
    this.byTarget = groupBy(attachments, ({ target }) => formatTarget(target));
    this.unmatched = attachments.filter(({ target }) => !isTarget(target));
    const open = ({ target }: PolicyAttachment) => hasUnknown(target.name);
    this.unmatchedOpen = this.unmatched.filter(open);
    this.unmatchedByName = groupBy(this.unmatched.filter((each) => !open(each)), ({ target }) => target.name);
  }

  /** @param others attachments that are known to be of the target */
  public find(target: PolicyTarget, others: readonly PolicyAttachment[] = []): AttachedPolicies {
    const matched = [...this.byTarget.get(formatTarget(target)) ?? [], ...others]
      .sort((a, b) => a.position - b.position);
    return {
      certain: matched.filter(({ doubt }) => doubt === undefined).map(({ read }) => read()),
      possible: [
        ...matched.filter(({ doubt }) => doubt !== undefined).map(({ read }) => read()),
        ...this.listCandidates(target).filter((attachment) => mayBeSame(attachment.target, target))
          .map((attachment) => createOpaquePolicy(describeOrigin(attachment),
            `deployment decides whether ${display(formatTarget(attachment.target))} is ${display(formatTarget(target))}`)),
      ],
    };
  }

  /** Those whose name may be that of the target, without a comparison with each of them. */
  private listCandidates({ name }: PolicyTarget): readonly PolicyAttachment[] {
    const same = this.unmatchedByName.get(name) ?? [];
    return hasUnknown(name) ? this.unmatched
      : [...this.unmatchedOpen, ...same].sort((a, b) => a.position - b.position);
  }
}

/** Attaches a policy that is a resource of its own to each of the targets that it names. */
export function attachPolicy(
  inventory: Inventory,
  policy: LocatedResource,
  kind: DocumentKind,
  targets: readonly PolicyTarget[],
  position: number,
): readonly PolicyAttachment[] {
  const read = once(() => parseStandalonePolicy(inventory, policy, kind));
  return targets.map((target) => ({ target, policy, kind, read, position }));
}

function describeOrigin({ policy: { address }, kind }: PolicyAttachment): DocumentOrigin {
  return { kind, address, propertyPath: DOCUMENT_PATH };
}

/** Identifies a target, and is for display. */
export function formatTarget({ account, name }: PolicyTarget): SymbolicString {
  return account === undefined ? name : `${account}/${name}`;
}

/**
 * Whether deployment decides that two targets that are written differently are one. A literal name is assumed to differ
 * from a name that AWS generates, in whatever account.
 */
function mayBeSame(a: PolicyTarget, b: PolicyTarget): boolean {
  const name = equal(a.name, b.name);
  return (name === 'all' || (name !== 'none' && hasUnknown(a.name + b.name)))
    && (a.account === b.account
      || (a.account !== undefined && b.account !== undefined && equal(a.account, b.account) !== 'none'));
}
