import type { Match } from '../symbolic/match';
import { hasObjectLock } from './object-lock-calls';
import type { ReplicationCall } from './replication-calls';
import type { RuleContext } from './replication-context';

/** A call that a role may be allowed, and that no check asks for: S3 makes it where the owner opts in. */
export type OptionalCall = Pick<ReplicationCall, 'action' | 'target' | 'when'>;

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html */
export const OPTIONAL_CALLS: readonly OptionalCall[] = [
  // AWS's reasons for failures name these, and no page says when S3 asks for them
  { action: 's3:PutObjectRetention', target: 'replica', when: locksReplicas },
  { action: 's3:PutObjectLegalHold', target: 'replica', when: locksReplicas },
  // the owner of the destination decides whether it has ACLs, and may change it
  { action: 's3:ObjectOwnerOverrideToBucketOwner', target: 'replica', when: ({ rule }) => (rule.destination.ownerOverride === undefined ? 'none' : 'all') },
];

function locksReplicas(rule: RuleContext): Match {
  const { destination } = rule;
  return destination === undefined || destination.objectLock === false ? hasObjectLock(rule) : 'all';
}
