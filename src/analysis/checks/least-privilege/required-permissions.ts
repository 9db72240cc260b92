import type { ActionElements } from '../../iam/known-actions';
import type { Replication, Role } from '../../model/deployment-model';
import type { Call } from '../../s3/call';
import { createBucketCall, createObjectCall, isKeyTarget, isMade } from '../../s3/calls';
import { listNeededVariants, createReplicaObject } from '../../s3/object-variants';
import { OPTIONAL_CALLS } from '../../s3/optional-calls';
import type { CallTarget } from '../../s3/replication-calls';
import { REPLICATION_CALLS } from '../../s3/replication-calls';
import type { ReplicationContext, ReplicationContexts, RuleContext } from '../../s3/replication-context';
import { getRuleContext } from '../../s3/replication-context';
import { groupBy } from '../../symbolic/group-by';
import type { SymbolicString } from '../../symbolic/symbolic-string';
import type { BatchJobs } from './batch-jobs';
import { servesBatchJobs } from './batch-jobs';
import { Needs } from './needs';

/** The permissions that S3 needs of a role. */
export class RequiredPermissions extends Needs {
  /** One call on each resource and, with a key, for each variant and each bucket that shares the key. */
  public readonly targets: readonly Target[];
  /** Action and resource with a space between. */
  public readonly pairs: ReadonlySet<string>;
  private readonly byResource: ReadonlyMap<SymbolicString, readonly Target[]>;
  private readonly byHead: ReadonlyMap<SymbolicString, readonly Target[]>;
  private readonly callsByResource: ReadonlyMap<SymbolicString, readonly Call[]>;
  private readonly callsByHead: ReadonlyMap<SymbolicString, readonly Call[]>;
  private readonly inHead = new Map<SymbolicString, Needs>();

  /** @param calls each once */
  constructor(calls: readonly Call[], elements: ActionElements, batch?: BatchJobs) {
    super(calls, elements, { request: calls[0].request, chosen: new Map(), bounded: false }, batch);
    this.pairs = new Set(calls.map(formatPair));
    this.targets = listTargets(calls);
    this.callsByResource = groupBy(calls, ({ request }) => request.resource);
    this.callsByHead = groupBy(calls, ({ request }) => cutObjectKey(request.resource));
    this.byResource = groupBy(this.targets, ({ call }) => call.request.resource);
    this.byHead = groupBy(this.targets, ({ head }) => head);
  }

  /**
   * The targets that resources of a statement may mean, in their order. A statement on every bucket or key is too wide
   * already, and means none here.
   */
  public findTargets(written: readonly SymbolicString[]): readonly Target[] {
    const [literals, patterns] = [written.filter((text) => !/[*?$]/.test(text)), written.filter((text) => /[*?$]/.test(text))];
    const found = new Set([
      ...literals.flatMap((text) => this.byResource.get(text) ?? []),
      ...[...new Set(patterns.map(cutObjectKey))].flatMap((head) => this.byHead.get(head) ?? []),
    ]);
    return [...found].sort((a, b) => a.index - b.index);
  }

  /** What is needed in one bucket, or with one key. */
  public within(arn: SymbolicString, isKey: boolean): Needs {
    const needs = this.inHead.get(arn) ?? new Needs(
      (isKey ? this.callsByResource : this.callsByHead).get(arn) ?? [],
      this.elements, this.situation, this.batch,
    );
    this.inHead.set(arn, needs);
    return needs;
  }
}

/** Something that the role needs, prepared for many comparisons. */
export interface Target {
  readonly index: number;
  readonly call: Call;
  readonly service: string;
  /** The bucket, or the key. */
  readonly head: SymbolicString;
}

/** The permissions that the roles of one run need. */
export class RolePermissions {
  private readonly known = new Map<Role, RequiredPermissions>();

  constructor(private readonly replications: ReplicationContexts, private readonly elements: ActionElements) {}

  /**
   * Every call for which S3 needs the role, of all replications that use it; disabled rules count, since switching one
   * on should need no other permission.
   */
  public findRequired(replication: ReplicationContext): RequiredPermissions {
    const { role } = replication;
    const required = (role && this.known.get(role)) ?? this.summarize(replication);
    if (role) {
      this.known.set(role, required);
    }
    return required;
  }

  private summarize(replication: ReplicationContext): RequiredPermissions {
    const sharing = findSharingRole(replication);
    const all = sharing.flatMap((other) => listCalls(this.replications.get(other)));
    const calls = [...new Map(all.map((call) => [formatCall(call), call])).values()];
    const batch = servesBatchJobs(replication.role) ? listBatchJobs(sharing, calls) : undefined;
    return new RequiredPermissions(calls, this.elements, batch);
  }
}

function listBatchJobs(sharing: readonly Replication[], calls: readonly Call[]): BatchJobs {
  const sources = new Set(sharing.map(({ source }) => source.arn));
  const heads = calls.map(({ request: { resource }, binding }) => (binding ? resource : cutObjectKey(resource)));
  return { sources, others: new Set(heads.filter((arn) => !sources.has(arn))) };
}

/** Whether the rules of all replications with the same role could be read, and AWS says what they take. */
export function areNeedsKnown(replication: ReplicationContext): boolean {
  return findSharingRole(replication).every(({ unresolved, rules }) =>
    unresolved === undefined && !rules.some(({ destination }) => destination.statesSourceKey));
}

/** The replications with the same role, itself among them. */
function findSharingRole({ model, replication }: ReplicationContext): readonly Replication[] {
  return model.replicationsWith(replication.roleArn);
}

function formatCall(call: Call): string {
  return `${call.request.action} ${formatUse(call)}`;
}

/** What a call uses its resource for: replications that share a key differ in the encryption context. */
function formatUse({ request: { resource }, variant, binding }: Call): string {
  return `${resource} ${variant} ${binding?.contexts}`;
}

function listTargets(calls: readonly Call[]): readonly Target[] {
  const byUse = new Map(calls.map((call) => [formatUse(call), call]));
  return [...byUse.values()].map((call, index) => {
    const { action, resource } = call.request;
    return { index, call, service: action.split(':')[0], head: cutObjectKey(resource) };
  });
}

/** What a resource is in: an object in its bucket. */
function cutObjectKey(resource: SymbolicString): SymbolicString {
  const end = resource.indexOf('/');
  return end < 0 ? resource : resource.slice(0, end);
}

function formatPair({ request: { action, resource } }: Call): string {
  return `${action} ${resource}`;
}

function listCalls(replication: ReplicationContext): Call[] {
  const rules = replication.replication.rules.map((rule) => getRuleContext(replication, rule));
  // the source side is the same for all destinations
  const byPrefix = new Map(rules.map((rule) => [`${rule.rule.prefix} ${rule.rule.sseKms}`, rule]));
  return [
    ...REPLICATION_CALLS.filter(({ target }) => target === 'source bucket').map((call) => createBucketCall(call, replication)),
    ...[...byPrefix.values()].flatMap((rule) => listObjectCalls(rule, ['source object', 'source key'])),
    ...rules.flatMap((rule) => listObjectCalls(rule, ['replica', 'replica key'])),
  ].filter((call) => call !== undefined);
}

function listObjectCalls(rule: RuleContext, targets: readonly CallTarget[]): (Call | undefined)[] {
  const made = REPLICATION_CALLS.filter((call) => targets.includes(call.target) && isMade(call, rule) !== 'none');
  const alternatives = made.flatMap(({ target, alternative }) =>
    (alternative?.serves(createReplicaObject(rule).encryption) ? [{ action: alternative.action, target }] : []));
  const optional = OPTIONAL_CALLS.filter((call) => targets.includes(call.target) && isMade(call, rule) !== 'none');
  return [...made, ...alternatives, ...optional].flatMap((call) => (isKeyTarget(call.target)
    ? listNeededVariants(rule).map(({ object }) => createObjectCall(call, rule, object))
    : [createObjectCall(call, rule, createReplicaObject(rule))]));
}
