import { onSourceObject } from '../s3/calls';
import { objectKeyOf } from '../s3/object-variants';
import { callOfPrefix } from './call-requirement';
import { PERMISSIONS } from './check';

export const READ_SOURCE_OBJECT = callOfPrefix({
  id: 'ReadSourceObject',
  title: 'The role may read source objects; `s3:GetObjectVersion` will do only where no object is under a KMS key.',
  call: 's3:GetObjectVersionForReplication',
  failureReason: 'SrcGetObjectNotPermitted',
  see: PERMISSIONS,
}, (context) => {
  const key = objectKeyOf(context);
  const call = onSourceObject(context, 's3:GetObjectVersionForReplication', key);
  return [context.rule.sseKms === undefined ? { ...call, or: onSourceObject(context, 's3:GetObjectVersion', key) } : call];
});
