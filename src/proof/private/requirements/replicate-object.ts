import { onReplica } from '../calls/calls';
import { replicaForm } from '../calls/forms';
import { callOfRule } from './call-requirement';
import { PERMISSIONS } from './requirement';

export const REPLICATE_OBJECT = callOfRule({
  id: 'ReplicateObject',
  demand: 'The role may write replicas to the destination bucket.',
  call: 's3:ReplicateObject',
  failureReason: 'DstPutObjectNotPermitted',
  see: PERMISSIONS,
}, (route) => [onReplica(route, 's3:ReplicateObject', replicaForm(route))]);
