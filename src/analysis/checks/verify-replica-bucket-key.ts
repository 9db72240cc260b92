import { onReplicaKey } from '../s3/calls';
import { bucketKeyForms } from '../s3/object-variants';
import { callOfRule } from './call-requirement';
import { ofForm } from './of-form';
import { ENCRYPTED } from './check';

export const VERIFY_REPLICA_BUCKET_KEY = callOfRule({
  id: 'VerifyReplicaBucketKey',
  demand: 'With Bucket Keys, the role may decrypt with the key of the replicas: S3 verifies the Bucket Key before it uses it.',
  call: 'kms:Decrypt',
  failureReason: 'DstPutObjectNotPermitted',
  see: ENCRYPTED,
}, (route) => bucketKeyForms(route).map((form) => ofForm(form, onReplicaKey(route, 'kms:Decrypt', form.object))));
