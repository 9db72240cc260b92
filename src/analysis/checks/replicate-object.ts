import { onReplica } from '../s3/calls';
import { replicaForm } from '../s3/object-variants';
import { callOfRule } from './call-requirement';
import { PERMISSIONS } from './check';

export const REPLICATE_OBJECT = callOfRule({
  id: 'ReplicateObject',
  demand: 'The role may write replicas to the destination bucket.',
  call: 's3:ReplicateObject',
  failureReason: 'DstPutObjectNotPermitted',
  see: PERMISSIONS,
}, (route) => [onReplica(route, 's3:ReplicateObject', replicaForm(route))]);
