import { PERMISSIONS_PAGE } from '../s3/aws-pages';
import { reported } from '../s3/failure-reasons';
import { equal } from '../symbolic/pattern';
import { showValue } from '../symbolic/symbolic-string';
import type { Check } from './check';
import { notInTemplates } from './known-resources';
import { unless } from './violation';

export const ROLE_KNOWN: Check = {
  id: 'RoleKnown',
  title: 'The role is in the templates.',
  severity: 'warning',
  failureReason: reported('AssumeRoleNotPermitted'),
  see: PERMISSIONS_PAGE,
  checkReplication: ({ role, replication }) => (role ? [] : [notInTemplates(
    'the role',
    replication.roleArn,
    `${replication.propertyPath}.Role`,
    'S3 may assume the role and the role may make every call of docs/reference/proof.md',
  )]),
};

export const ROLE_ACCOUNT: Check = {
  id: 'RoleAccount',
  title: 'The role is in the account of the source bucket.',
  severity: 'error',
  failureReason: reported('AssumeRoleNotPermitted'),
  see: PERMISSIONS_PAGE,
  checkReplication: ({ caller, source, replication }) => unless(equal(caller.account, source.account), {
    propertyPath: `${replication.propertyPath}.Role`,
    message: `the role is in account ${showValue(caller.account)}, the source bucket in ${showValue(source.account)}`,
    fix: 'use a role of the account that owns the source bucket; nobody can pass a role of another account',
  }),
};
