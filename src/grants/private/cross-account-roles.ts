import { Stack } from 'aws-cdk-lib';
import { CfnRole } from 'aws-cdk-lib/aws-iam';
import type { IPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { ReplicationError } from '../../internal/errors/replication-error';
import { createAccountPrincipal } from '../../internal/policy/principals';
import { accountsDiffer, findPartition } from '../../internal/topology/regions';

/**
 * Rewrites a statement that names a role of another account: account principal, plus the role's name in a condition.
 *
 * A policy that names a role as its principal is rejected while the role does not exist, and follows the role's id,
 * not its name, when it is re-created. Every other statement is returned as it is.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn
 */
export function rewriteCrossAccountRoles(
  statement: PolicyStatement,
  account: string,
  scope: IConstruct,
): PolicyStatement {
  const roles = statement.principals.map((principal) => findCrossAccountRole(principal, account));
  if (roles.length === 0 || roles.some((role) => role === undefined)) {
    return statement;
  }
  const found = roles as CfnRole[];
  const scopeRegion = Stack.of(scope).region;
  const { ArnEquals: given, ...conditions } = statement.conditions as { readonly [operator: string]: object };
  return statement.copy({
    principals: [...new Set(found.map((role) => role.env.account))].map((id) =>
      createAccountPrincipal({ account: id, region: scopeRegion }),
    ),
    conditions: {
      ...conditions,
      ArnEquals: { ...given, 'aws:PrincipalArn': found.map((role) => requireNamedArn(role, scope)) },
    },
  });
}

function findCrossAccountRole(principal: IPrincipal, account: string): CfnRole | undefined {
  const child = Construct.isConstruct(principal) ? principal.node.defaultChild : undefined;
  return CfnRole.isCfnRole(child) && accountsDiffer(child.env.account, account) ? child : undefined;
}

function requireNamedArn(role: CfnRole, scope: IConstruct): string {
  const { path = '/', env } = role;
  const roleName: unknown = Stack.of(role).resolve(role.roleName);
  if (typeof roleName !== 'string') {
    throw new ReplicationError('CrossAccountRoleWithoutName', scope, {
      problem: 'a grant names a role of another account that has no explicit name',
      value: role.node.scope?.node.path,
      remedy: "give the role a 'roleName': policies of another account cannot refer to a generated one",
    });
  }
  return `arn:${findPartition(env.region)}:iam::${env.account}:role${path}${roleName}`;
}
