import { onSourceObject } from '../s3/calls';
import { objectKeyOf } from '../s3/object-variants';
import { callOfPrefix } from './call-requirement';
import { PERMISSIONS } from './check';

export const READ_SOURCE_ACL = callOfPrefix({
  id: 'ReadSourceAcl',
  title: 'The role may read the ACLs of source objects.',
  call: 's3:GetObjectVersionAcl',
  failureReason: 'SrcGetAclNotPermitted',
  see: PERMISSIONS,
}, (context) => [onSourceObject(context, 's3:GetObjectVersionAcl', objectKeyOf(context))]);
