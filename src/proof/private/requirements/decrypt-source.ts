import { onSourceKey } from '../calls/calls';
import { kmsForms } from '../calls/forms';
import { callOfPrefix } from './call-requirement';
import { ofForm } from './of-form';
import { ENCRYPTED } from './requirement';

export const DECRYPT_SOURCE = callOfPrefix({
  id: 'DecryptSource',
  demand: 'The role may decrypt with the key of the source bucket, through S3 of its Region, with and without Bucket Keys.',
  call: 'kms:Decrypt',
  // AWS documents no reason of its own for it
  failureReason: 'SrcGetObjectNotPermitted',
  see: ENCRYPTED,
}, (route) => kmsForms(route).map((form) => ofForm(form, onSourceKey(route, 'kms:Decrypt', form.object))));
