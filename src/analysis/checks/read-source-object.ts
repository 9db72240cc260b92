import { onSourceObject } from '../s3/calls';
import { objectKeyOf } from '../s3/object-variants';
import { callOfPrefix } from './call-requirement';
import { PERMISSIONS } from './check';

export const READ_SOURCE_OBJECT = callOfPrefix({
  id: 'ReadSourceObject',
  demand: 'The role may read source objects; `s3:GetObjectVersion` will do only where no object is under a KMS key.',
  call: 's3:GetObjectVersionForReplication',
  failureReason: 'SrcGetObjectNotPermitted',
  see: PERMISSIONS,
}, (route) => {
  const key = objectKeyOf(route);
  const call = onSourceObject(route, 's3:GetObjectVersionForReplication', key);
  return [route.rule.sseKms === undefined ? { ...call, or: onSourceObject(route, 's3:GetObjectVersion', key) } : call];
});
