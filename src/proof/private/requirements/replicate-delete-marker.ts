import { onReplica } from '../calls/calls';
import { replicaForm } from '../calls/forms';
import { callOfRule } from './call-requirement';
import { S3_GUIDE } from './requirement';

export const REPLICATE_DELETE_MARKER = callOfRule({
  id: 'ReplicateDeleteMarker',
  demand: 'Where a rule replicates delete markers, the role may write them to the destination bucket.',
  call: 's3:ReplicateDelete',
  failureReason: 'DstDelObjNotPermitted',
  see: `${S3_GUIDE}/delete-marker-replication.html`,
}, (route) => (route.rule.deleteMarkers === 'Enabled' ? [onReplica(route, 's3:ReplicateDelete', replicaForm(route))] : []));
