import type { Replication, Role } from '../../model/deployment-model';
import type { Call, KeyCall } from '../../s3/call';
import { isKeyCall } from '../../s3/call';
import { createBucketCall, createObjectCall, isKeyTarget, isMade } from '../../s3/calls';
import { listNeededVariants, createReplicaObject } from '../../s3/object-variants';
import { OPTIONAL_CALLS } from '../../s3/optional-calls';
import type { CallTarget } from '../../s3/replication-calls';
import { REPLICATION_CALLS } from '../../s3/replication-calls';
import type { ReplicationContext, ReplicationContexts, RuleContext } from '../../s3/replication-context';
import { getRuleContext } from '../../s3/replication-context';
import type { SymbolicString } from '../../symbolic/symbolic-string';
import type { BatchJobs } from './batch-jobs';
import { servesBatchJobs } from './batch-jobs';

/** The permissions that S3 needs of a role. */
export interface RequiredPermissions {
  /** Each once. */
  readonly calls: readonly Call[];
  readonly keyCalls: readonly KeyCall[];
  /** By what they are in lower case. */
  readonly actions: ReadonlyMap<string, string>;
  /** One call on each resource and, with a key, for each variant and each bucket that shares the key. */
  readonly targets: readonly Target[];
  /** Action and resource with a space between. */
  readonly pairs: ReadonlySet<string>;
  /** Where jobs of Batch Operations use the role too. */
  readonly batch?: BatchJobs;
}

/** Something that the role needs, prepared for many comparisons. */
export interface Target {
  readonly call: Call;
  readonly service: string;
  /** The bucket, or the key. */
  readonly head: SymbolicString;
}

/** The permissions that the roles of one run need. */
export class RolePermissions {
  private readonly known = new Map<Role, RequiredPermissions>();

  constructor(private readonly replications: ReplicationContexts) {}

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
    const required = summarize(sharing.flatMap((other) => listCalls(this.replications.get(other))));
    if (!servesBatchJobs(replication.role)) {
      return required;
    }
    const sources = new Set(sharing.map(({ source }) => source.arn));
    const others = new Set(required.targets.map(({ head, call }) => (isKeyCall(call) ? call.request.resource : head))
      .filter((arn) => !sources.has(arn)));
    return { ...required, batch: { sources, others } };
  }
}

/** Whether the rules of all replications with the same role could be read. */
export function areNeedsKnown(replication: ReplicationContext): boolean {
  return findSharingRole(replication).every(({ unresolved }) => unresolved === undefined);
}

/** The replications with the same role, itself among them. */
function findSharingRole({ model, replication }: ReplicationContext): readonly Replication[] {
  return model.replicationsWith(replication.roleArn);
}

function summarize(all: readonly Call[]): RequiredPermissions {
  const calls = [...new Map(all.map((call) => [`${formatPair(call)} ${call.variant} ${call.binding?.contexts}`, call])).values()];
  const keyCalls = calls.filter(isKeyCall);
  return {
    calls,
    keyCalls,
    actions: new Map(calls.map(({ request }) => [request.action.toLowerCase(), request.action])),
    pairs: new Set(calls.map(formatPair)),
    targets: [...new Map(calls.map((call) => [formatUse(call), createTarget(call)])).values()],
  };
}

/** What a call uses its resource for: replications that share a key differ in the encryption context. */
function formatUse({ request: { resource }, variant, binding }: Call): string {
  return `${resource} ${variant} ${binding?.contexts}`;
}

function createTarget(call: Call): Target {
  const { action, resource } = call.request;
  return { call, service: action.split(':')[0], head: cutObjectKey(resource) };
}

/** What a resource is in: an object in its bucket. */
export function cutObjectKey(resource: SymbolicString): SymbolicString {
  return resource.split('/')[0];
}

/** Action and resource with a space between. */
export function formatPair({ request: { action, resource } }: Call): string {
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
