import type { Match } from '../symbolic/match';
import type { Call } from './call';
import { assumeRole, callReplica, callReplicaKey, callSourceBucket, callSourceKey, callSourceObject } from './calls';
import type { SourceObject } from './object-variants';
import type { ReplicationCall } from './replication-calls';
import type { ReplicationContext, RuleContext } from './replication-context';

type Named = Pick<ReplicationCall, 'action' | 'target'>;

/** A call that concerns no object in particular; `undefined` where its target is in no template. */
export function createBucketCall({ action, target }: Named, replication: ReplicationContext): Call | undefined {
  return target === 'role' ? assumeRole(replication) : callSourceBucket(replication, action);
}

/** A call for one object, or for every object below a prefix; `undefined` where S3 makes none. */
export function createObjectCall(call: Named, rule: RuleContext, object: SourceObject): Call | undefined {
  const { action, target } = call;
  switch (target) {
    case 'source object': return callSourceObject(rule, action, object.key);
    case 'source key': return callSourceKey(rule, action, object);
    case 'replica': return callReplica(rule, action, object);
    case 'replica key': return callReplicaKey(rule, action, object);
    default: return createBucketCall(call, rule);
  }
}

/** Whether S3 makes a call for a rule. */
export function isMade({ when }: Pick<ReplicationCall, 'when'>, rule: RuleContext): Match {
  return when === undefined ? 'all' : when(rule);
}
