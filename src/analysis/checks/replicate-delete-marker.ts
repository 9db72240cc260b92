import { onReplica } from '../s3/calls';
import { replicaVariant } from '../s3/object-variants';
import { callOfRule } from './call-requirement';
import { S3_GUIDE } from './check';

export const REPLICATE_DELETE_MARKER = callOfRule({
  id: 'ReplicateDeleteMarker',
  title: 'Where a rule replicates delete markers, the role may write them to the destination bucket. A rule without Filter is of '
    + 'schema V1, which has its own way with them: undecided.',
  call: 's3:ReplicateDelete',
  failureReason: 'DstDelObjNotPermitted',
  see: `${S3_GUIDE}/delete-marker-replication.html`,
}, (context) => {
  const { rule } = context;
  const call = onReplica(context, 's3:ReplicateDelete', replicaVariant(context));
  if (!rule.v2) {
    return [{ ...call, undecided: true, note: 'A rule without Filter may replicate delete markers' }];
  }
  return rule.deleteMarkers === undefined || rule.deleteMarkers === 'Disabled' ? [] : [call];
});
