import type { Construct } from 'constructs';
import { ReplicationError } from '../errors/replication-error';
import type { ReplicationRole } from '../role/replication-role';

/** The ARN of the role for policies that are deployed before it. */
export function nameableRole(role: ReplicationRole, scope: Construct): string {
  const arn = role._nameableArn();
  if (arn === undefined) {
    throw new ReplicationError('RoleNameRequired', scope, {
      problem: 'the policy of a destination has to name your replication role, which has no explicit name',
      value: role.role.node.path,
      remedy: "give the role a 'roleName': the destination stack is deployed before it",
    });
  }
  return arn;
}
