import { onSourceKey } from '../s3/calls';
import { kmsForms } from '../s3/object-variants';
import { callOfPrefix } from './call-requirement';
import { ofForm } from './of-form';
import { ENCRYPTED } from './check';

export const DECRYPT_SOURCE = callOfPrefix({
  id: 'DecryptSource',
  demand: 'The role may decrypt with the key of the source bucket, through S3 of its Region, with and without Bucket Keys.',
  call: 'kms:Decrypt',
  // AWS documents no reason of its own for it
  failureReason: 'SrcGetObjectNotPermitted',
  see: ENCRYPTED,
}, (route) => kmsForms(route).map((form) => ofForm(form, onSourceKey(route, 'kms:Decrypt', form.object))));
