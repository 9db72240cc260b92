import { notInTemplates } from './known-parts';
import type { Check } from './check';
import { PERMISSIONS } from './check';

export const ROLE_KNOWN: Check = {
  id: 'RoleKnown',
  title: 'The role is in the templates.',
  severity: 'warning',
  failureReason: 'AssumeRoleNotPermitted',
  see: PERMISSIONS,
  checkReplication: ({ role, replication }) => (role ? [] : [notInTemplates(
    'the role',
    replication.roleArn,
    `${replication.propertyPath}.Role`,
    'S3 may assume the role and the role may make every call of docs/reference/proof.md',
  )]),
};
