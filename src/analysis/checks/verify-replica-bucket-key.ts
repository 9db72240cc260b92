import { onReplicaKey } from '../s3/calls';
import { bucketKeyVariants } from '../s3/object-variants';
import { callOfRule } from './call-requirement';
import { ofForm } from './of-form';
import { ENCRYPTED } from './check';

export const VERIFY_REPLICA_BUCKET_KEY = callOfRule({
  id: 'VerifyReplicaBucketKey',
  title: 'With Bucket Keys, the role may decrypt with the key of the replicas: S3 verifies the Bucket Key before it uses it.',
  call: 'kms:Decrypt',
  failureReason: 'DstPutObjectNotPermitted',
  see: ENCRYPTED,
}, (context) => bucketKeyVariants(context).map((variant) => ofForm(variant, onReplicaKey(context, 'kms:Decrypt', variant.object))));
