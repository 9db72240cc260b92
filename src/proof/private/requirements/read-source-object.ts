import { onSourceObject } from '../calls/calls';
import { objectKeyOf } from '../calls/forms';
import { callOfPrefix } from './call-requirement';
import { PERMISSIONS } from './requirement';

export const READ_SOURCE_OBJECT = callOfPrefix({
  id: 'ReadSourceObject',
  demand: 'The role may read source objects; with `s3:GetObjectVersion` S3 does not replicate those under a KMS key.',
  call: 's3:GetObjectVersionForReplication',
  failureReason: 'SrcGetObjectNotPermitted',
  see: PERMISSIONS,
}, (route) => [onSourceObject(route, 's3:GetObjectVersionForReplication', objectKeyOf(route))]);
