import { onSourceObject } from '../s3/calls';
import { objectKeyOf } from '../s3/object-variants';
import { callOfPrefix } from './call-requirement';
import { ofLock } from './of-lock';
import { S3_GUIDE } from './check';

export const READ_SOURCE_RETENTION = callOfPrefix({
  id: 'ReadSourceRetention',
  title: 'With Object Lock on the source, the role may read the retention of its objects.',
  call: 's3:GetObjectRetention',
  failureReason: 'SrcGetRetentionNotPermitted',
  see: `${S3_GUIDE}/object-lock-managing.html`,
}, (context) => (context.source.objectLock === false ? [] : [ofLock(context, onSourceObject(context, 's3:GetObjectRetention', objectKeyOf(context)))]));
