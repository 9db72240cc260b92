import { onReplica } from '../s3/calls';
import { replicaVariant } from '../s3/object-variants';
import { callOfRule } from './call-requirement';
import { PERMISSIONS } from './check';

/** `s3:ReplicateObject` includes it, so that nothing has to allow it; a Deny on it counts. */
export const REPLICATE_TAGS = callOfRule({
  id: 'ReplicateTags',
  title: 'No statement denies the role to write the tags of replicas.',
  call: 's3:ReplicateTags',
  failureReason: 'DstPutTaggingNotPermitted',
  see: PERMISSIONS,
}, (context) => [{ ...onReplica(context, 's3:ReplicateTags', replicaVariant(context)), denyOnly: true }]);
