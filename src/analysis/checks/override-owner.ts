import { onReplica } from '../s3/calls';
import { replicaVariant } from '../s3/object-variants';
import type { RuleContext } from '../s3/replication-context';
import { hasUnknown } from '../symbolic/symbolic-string';
import { callOfRule } from './call-requirement';
import { S3_GUIDE } from './check';

export const OVERRIDE_OWNER = callOfRule({
  id: 'OverrideOwner',
  title: 'Where a rule hands replicas to the owner of a bucket with ACLs, the role may do so.',
  call: 's3:ObjectOwnerOverrideToBucketOwner',
  failureReason: 'DstPutAclNotPermitted',
  see: `${S3_GUIDE}/replication-change-owner.html`,
}, (context) => (overridesOwner(context) ? [{
  ...onReplica(context, 's3:ObjectOwnerOverrideToBucketOwner', replicaVariant(context)),
  // of a bucket of nobody here, or of one whose ownership deployment decides, it may not be needed
  undecided: context.destination === undefined || hasUnknown(context.destination.ownership),
}] : []));

/** With bucket owner enforced S3 hands replicas over by itself. */
export function overridesOwner({ rule, destination }: RuleContext): boolean {
  return rule.destination.ownerOverride !== undefined && destination?.ownership !== 'BucketOwnerEnforced';
}
