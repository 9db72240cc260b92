import { equal } from '../symbolic/pattern';
import { showValue, unless } from './condition';
import type { Check } from './check';
import { PERMISSIONS } from './check';

export const ROLE_ACCOUNT: Check = {
  id: 'RoleAccount',
  title: 'The role is in the account of the source bucket.',
  severity: 'error',
  failureReason: 'AssumeRoleNotPermitted',
  see: PERMISSIONS,
  checkReplication: ({ caller, source, replication }) => unless(equal(caller.account, source.account), {
    propertyPath: `${replication.propertyPath}.Role`,
    message: `the role is in account ${showValue(caller.account)}, the source bucket in ${showValue(source.account)}`,
    fix: 'use a role of the account that owns the source bucket; nobody can pass a role of another account',
  }),
};
