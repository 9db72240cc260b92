import { onReplica } from '../s3/calls';
import { replicaVariant } from '../s3/object-variants';
import { callOfRule } from './call-requirement';
import { PERMISSIONS } from './check';

export const REPLICATE_OBJECT = callOfRule({
  id: 'ReplicateObject',
  title: 'The role may write replicas to the destination bucket.',
  call: 's3:ReplicateObject',
  failureReason: 'DstPutObjectNotPermitted',
  see: PERMISSIONS,
}, (context) => [onReplica(context, 's3:ReplicateObject', replicaVariant(context))]);
