import { onReplica } from '../s3/calls';
import { replicaForm } from '../s3/object-variants';
import type { Route } from '../s3/replication-context';
import { isOpenText } from '../symbolic/symbolic-string';
import { callOfRule } from './call-requirement';
import { S3_GUIDE } from './check';

export const OVERRIDE_OWNER = callOfRule({
  id: 'OverrideOwner',
  demand: 'Where a rule hands replicas to the owner of a bucket with ACLs, the role may do so.',
  call: 's3:ObjectOwnerOverrideToBucketOwner',
  failureReason: 'DstPutAclNotPermitted',
  see: `${S3_GUIDE}/replication-change-owner.html`,
}, (route) => (overridesOwner(route) ? [{
  ...onReplica(route, 's3:ObjectOwnerOverrideToBucketOwner', replicaForm(route)),
  // of a bucket of nobody here, or of one whose ownership deployment decides, it may not be needed
  undecided: route.destination === undefined || isOpenText(route.destination.ownership),
}] : []));

/** With bucket owner enforced S3 hands replicas over by itself. */
export function overridesOwner({ rule, destination }: Route): boolean {
  return rule.destination.ownerOverride !== undefined && destination?.ownership !== 'BucketOwnerEnforced';
}
