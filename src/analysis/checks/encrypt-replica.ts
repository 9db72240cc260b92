import { onReplicaKey } from '../s3/calls';
import { kmsForms } from '../s3/object-variants';
import { callOfRule } from './call-requirement';
import { ofForm } from './of-form';
import { ENCRYPTED } from './check';

export const ENCRYPT_REPLICA = callOfRule({
  id: 'EncryptReplica',
  demand: 'The role may encrypt with the key of the replicas, through S3 of its Region, with and without Bucket Keys.',
  call: 'kms:Encrypt',
  failureReason: 'DstPutObjectNotPermitted',
  see: ENCRYPTED,
}, (route) => kmsForms(route).map((form) => ofForm(form, onReplicaKey(route, 'kms:Encrypt', form.object))));
