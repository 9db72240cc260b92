import { onSourceKey } from '../s3/calls';
import { kmsVariants } from '../s3/object-variants';
import { callOfPrefix } from './call-requirement';
import { ofForm } from './of-form';
import { ENCRYPTED } from './check';

export const DECRYPT_SOURCE = callOfPrefix({
  id: 'DecryptSource',
  title: 'The role may decrypt with the key of the source bucket, through S3 of its Region, with and without Bucket Keys.',
  call: 'kms:Decrypt',
  // AWS documents no reason of its own for it
  failureReason: 'SrcGetObjectNotPermitted',
  see: ENCRYPTED,
}, (context) => kmsVariants(context).map((variant) => ofForm(variant, onSourceKey(context, 'kms:Decrypt', variant.object))));
