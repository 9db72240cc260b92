import type { Call, KeyCall } from '../../s3/call';
import { isKeyCall } from '../../s3/call';
import { onReplica, onReplicaKey, onSourceBucket, onSourceKey, onSourceObject } from '../../s3/calls';
import { neededVariants, objectKeyOf, replicaVariant } from '../../s3/object-variants';
import type { ReplicationContext, ReplicationContexts, RuleContext } from '../../s3/replication-context';
import { getRuleContext } from '../../s3/replication-context';
import type { SymbolicString } from '../../symbolic/symbolic-string';
import type { Statement } from '../../iam/policy-document';
import type { Replication, Role } from '../../model/deployment-model';
import { overridesOwner } from '../override-owner';

/** What S3 needs of a role. */
export interface RequiredPermissions {
  /** Each once. */
  readonly calls: readonly Call[];
  readonly keyCalls: readonly KeyCall[];
  /** By what they are in lower case. */
  readonly actions: ReadonlyMap<string, string>;
  /** One call on each resource and, with a key, of each form. */
  readonly targets: readonly Target[];
  /** Action and resource with a space between. */
  readonly pairs: ReadonlySet<string>;
  /** The ARNs that the encryption context can have. */
  readonly contexts: ReadonlySet<SymbolicString>;
  /** What statements let the role do of these; the answer depends on both. */
  readonly granted: Map<Statement, readonly KeyCall[]>;
}

/** Something that the role needs, prepared for many comparisons. */
export interface Target {
  readonly call: Call;
  readonly service: string;
  /** The bucket, or the key. */
  readonly head: SymbolicString;
}

/** What one run knows of the needs of roles. */
export class RoleNeeds {
  private readonly known = new Map<Role, RequiredPermissions>();

  constructor(private readonly replicationContexts: ReplicationContexts) {}

  /**
   * Every call for which S3 needs the role, of all replications that use it; disabled rules count, since switching one
   * on should need no other permission.
   */
  public of(each: ReplicationContext): RequiredPermissions {
    const { role } = each;
    const needs = (role && this.known.get(role))
      ?? summary(sharingRole(each).flatMap((other) => checkReplication(this.replicationContexts.of(other))));
    if (role) {
      this.known.set(role, needs);
    }
    return needs;
  }
}

/** The replications with the same role, itself among them. */
export function sharingRole({ model, replication }: ReplicationContext): readonly Replication[] {
  return model.replicationsWith(replication.roleArn);
}

function summary(all: readonly Call[]): RequiredPermissions {
  const calls = [...new Map(all.map((call) => [`${pairOf(call)} ${call.variant} ${call.binding?.contexts}`, call])).values()];
  const keyCalls = calls.filter(isKeyCall);
  return {
    calls,
    keyCalls,
    actions: new Map(calls.map(({ request }) => [request.action.toLowerCase(), request.action])),
    pairs: new Set(calls.map(pairOf)),
    targets: [...new Map(calls.map((call) => [`${call.request.resource} ${call.variant}`, targetOf(call)])).values()],
    contexts: new Set(keyCalls.flatMap(({ binding }) => binding.contexts)),
    granted: new Map(),
  };
}

function targetOf(call: Call): Target {
  const { action, resource } = call.request;
  return { call, service: action.split(':')[0], head: headOf(resource) };
}

/** What a resource is in: an object in its bucket. */
export function headOf(resource: SymbolicString): SymbolicString {
  return resource.split('/')[0];
}

/** Action and resource with a space between. */
export function pairOf({ request: { action, resource } }: Call): string {
  return `${action} ${resource}`;
}

function checkReplication(each: ReplicationContext): Call[] {
  const ruleContexts = each.replication.rules.map((rule) => getRuleContext(each, rule));
  // the source side is the same for all destinations
  const byPrefix = new Map(ruleContexts.map((context) => [`${context.rule.prefix} ${context.rule.sseKms}`, context]));
  return [
    ...['s3:GetReplicationConfiguration', 's3:ListBucket'].map((action) => onSourceBucket(each, action)),
    ...[...byPrefix.values()].flatMap(onSource),
    ...ruleContexts.flatMap(onDestination),
  ].filter((call) => call !== undefined);
}

const OF_SOURCE_OBJECTS = [
  's3:GetObjectVersionForReplication', 's3:GetObjectVersionAcl', 's3:GetObjectVersionTagging',
  // an opt-in of its own since June 2026
  's3:GetObjectVersionAnnotationForReplication',
];
const OF_OBJECT_LOCK = ['s3:GetObjectRetention', 's3:GetObjectLegalHold'];

function onSource(context: RuleContext): (Call | undefined)[] {
  const { source, rule } = context;
  const actions = [
    ...OF_SOURCE_OBJECTS,
    ...(source.objectLock === false ? [] : OF_OBJECT_LOCK),
    // as good as s3:GetObjectVersionForReplication, but for objects under a KMS key
    ...(rule.sseKms === undefined ? ['s3:GetObjectVersion'] : []),
  ];
  return [
    ...actions.map((action) => onSourceObject(context, action, objectKeyOf(context))),
    ...neededVariants(context).map(({ object }) => onSourceKey(context, 'kms:Decrypt', object)),
  ];
}

function onDestination(context: RuleContext): (Call | undefined)[] {
  const { rule } = context;
  const actions = [
    's3:ReplicateObject',
    's3:ReplicateTags',
    ...(rule.deleteMarkers === 'Enabled' || !rule.v2 ? ['s3:ReplicateDelete'] : []),
    ...(overridesOwner(context) ? ['s3:ObjectOwnerOverrideToBucketOwner'] : []),
  ];
  return [
    ...actions.map((action) => onReplica(context, action, replicaVariant(context))),
    ...neededVariants(context).flatMap(({ object }) =>
      ['kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey'].map((action) => onReplicaKey(context, action, object))),
  ];
}
