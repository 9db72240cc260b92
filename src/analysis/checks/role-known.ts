import { notInTemplates } from './known-parts';
import type { Requirement } from './check';
import { PERMISSIONS } from './check';

export const ROLE_KNOWN: Requirement = {
  id: 'RoleKnown',
  demand: 'The role is in the templates.',
  severity: 'warning',
  failureReason: 'AssumeRoleNotPermitted',
  see: PERMISSIONS,
  ofReplication: ({ role, replication }) => (role ? [] : [notInTemplates(
    'the role',
    replication.roleArn,
    `${replication.location}.Role`,
    'S3 may assume the role and the role may make every call of docs/reference/proof.md',
  )]),
};
