import { equal } from '../symbolic/pattern';
import { shown, unless } from './condition';
import type { Requirement } from './check';
import { PERMISSIONS } from './check';

export const ROLE_ACCOUNT: Requirement = {
  id: 'RoleAccount',
  demand: 'The role is in the account of the source bucket.',
  severity: 'error',
  failureReason: 'AssumeRoleNotPermitted',
  see: PERMISSIONS,
  ofReplication: ({ caller, source, replication }) => unless(equal(caller.account, source.account), {
    location: `${replication.location}.Role`,
    message: `the role is in account ${shown(caller.account)}, the source bucket in ${shown(source.account)}`,
    fix: 'use a role of the account that owns the source bucket; nobody can pass a role of another account',
  }),
};
