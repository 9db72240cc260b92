import { assumeRole } from '../s3/calls';
import { callOfReplication } from './call-requirement';
import { PERMISSIONS } from './check';

/** Without it S3 cannot act at all. */
export const ASSUME_ROLE = callOfReplication({
  id: 'AssumeRole',
  title: 'The trust policy of the role lets S3 assume it.',
  call: 'sts:AssumeRole',
  failureReason: 'AssumeRoleNotPermitted',
  see: PERMISSIONS,
}, (each) => [assumeRole(each)]);
