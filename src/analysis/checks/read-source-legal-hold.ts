import { onSourceObject } from '../s3/calls';
import { objectKeyOf } from '../s3/object-variants';
import { callOfPrefix } from './call-requirement';
import { ofLock } from './of-lock';
import { S3_GUIDE } from './check';

export const READ_SOURCE_LEGAL_HOLD = callOfPrefix({
  id: 'ReadSourceLegalHold',
  title: 'With Object Lock on the source, the role may read the legal holds of its objects.',
  call: 's3:GetObjectLegalHold',
  failureReason: 'SrcGetLegalHoldNotPermitted',
  see: `${S3_GUIDE}/object-lock-managing.html`,
}, (context) => (context.source.objectLock === false ? [] : [ofLock(context, onSourceObject(context, 's3:GetObjectLegalHold', objectKeyOf(context)))]));
