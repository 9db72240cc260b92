import { callOfPrefix } from './call-requirement';
import { ENCRYPTED } from './requirement';
import { onSourceKey } from '../calls/calls';
import { kmsForms } from '../calls/forms';
import { ofForm } from './of-form';

export const DECRYPT_SOURCE = callOfPrefix({
  id: 'DecryptSource',
  demand: 'The role may decrypt with the key of the source bucket, through S3 of its Region, with and without Bucket Keys.',
  call: 'kms:Decrypt',
  // AWS documents no reason of its own for it
  failureReason: 'SrcGetObjectNotPermitted',
  see: ENCRYPTED,
}, (route) => kmsForms(route).map((form) => ofForm(form, onSourceKey(route, 'kms:Decrypt', form.object))));
