import { onSourceObject } from '../calls/calls';
import { objectKeyOf } from '../calls/forms';
import { callOfPrefix } from './call-requirement';
import { PERMISSIONS } from './requirement';

export const READ_SOURCE_ACL = callOfPrefix({
  id: 'ReadSourceAcl',
  demand: 'The role may read the ACLs of source objects.',
  call: 's3:GetObjectVersionAcl',
  failureReason: 'SrcGetAclNotPermitted',
  see: PERMISSIONS,
}, (route) => [onSourceObject(route, 's3:GetObjectVersionAcl', objectKeyOf(route))]);
