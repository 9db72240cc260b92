import { onReplicaKey } from '../s3/calls';
import { kmsVariants } from '../s3/object-variants';
import { callOfRule } from './call-requirement';
import { ofForm } from './of-form';
import { ENCRYPTED } from './check';

export const ENCRYPT_REPLICA = callOfRule({
  id: 'EncryptReplica',
  title: 'The role may encrypt with the key of the replicas, through S3 of its Region, with and without Bucket Keys.',
  call: 'kms:Encrypt',
  failureReason: 'DstPutObjectNotPermitted',
  see: ENCRYPTED,
}, (context) => kmsVariants(context).map((variant) => ofForm(variant, onReplicaKey(context, 'kms:Encrypt', variant.object))));
