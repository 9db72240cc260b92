import { Token } from 'aws-cdk-lib';
import { AnyPrincipal } from 'aws-cdk-lib/aws-iam';
import type { IPrincipal } from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';
import { requireOrganizationId } from '../bucket/private/organization';
import { ReplicationError } from '../internal/errors/replication-error';
import { checkCall } from '../internal/input/check-call';
import { createAccountPrincipal, parseRoleAccount } from '../internal/policy/principals';
import type { StatementConditions } from '../internal/policy/statement';
import { findPartition } from '../internal/topology/regions';

/**
 * The replication roles of an organization whose name follows a pattern.
 */
export interface OrganizationRoles {
  /**
   * The AWS organization of the source accounts, such as `o-a1b2c3d4e5`.
   */
  readonly organizationId: string;

  /**
   * Path and name of the roles, without the leading slash, with `*` and `?` as wildcards, such as
   * `replication/*-to-vault`.
   *
   * At least three characters that are no wildcards: whoever may create a role of that name in any account of the
   * organization may write replicas.
   */
  readonly roleNamePattern: string;
}

/** Who may write, as principals and conditions of a policy. */
export interface CrossAccountAccess {
  readonly principals: readonly IPrincipal[];
  readonly conditions: StatementConditions;
  /** The ARNs or ARN patterns of the roles, for statements that exempt them. */
  readonly roleArns: readonly string[];
}

/** Validates the writers for a bucket of a Region. */
export type WritersStrategy = (region: string, scope: IConstruct) => CrossAccountAccess;

/**
 * Who may write replicas into a bucket of another account.
 *
 * Account principals with a condition on the role, never the role as principal: such a policy can be deployed before
 * the role exists and keeps working when the role is re-created.
 *
 * @example
 *
 * declare const backup: Stack;
 *
 * new ReplicaBucket(backup, 'Vault', {
 *   writers: ReplicaWriters.organizationRoles({
 *     organizationId: 'o-exampleorg1',
 *     roleNamePattern: 'replication/*-to-vault',
 *   }),
 * });
 */
export class ReplicaWriters {
  /**
   * Certain replication roles, of one or several source accounts.
   *
   * @param arns ARNs of roles, paths included
   * @throws WriterRequired if there is no role, once a bucket uses it
   * @throws RoleArnInvalid if a role is not given by its ARN, or with a wildcard, once a bucket uses it
   * @throws PartitionMismatch if a role is in another partition than the bucket, once a bucket uses it
   */
  public static roles(arns: string[]): ReplicaWriters {
    checkCall('ReplicaWriters.roles', [arns]);
    return new ReplicaWriters((region, scope) => describeRoles(arns, region, scope));
  }

  /**
   * Every replication role of an organization whose name follows a pattern.
   *
   * @param roles the organization and the pattern
   * @throws OrganizationIdInvalid if the organization id is malformed, once a bucket uses it
   * @throws RolePatternInvalid if the pattern matches nearly every role, or has a character that no role name has, once
   * a bucket uses it
   */
  public static organizationRoles(roles: OrganizationRoles): ReplicaWriters {
    checkCall('ReplicaWriters.organizationRoles', [roles]);
    return new ReplicaWriters((region, scope) => describeOrganization(roles, region, scope));
  }

  /** @internal */
  public readonly _strategy: WritersStrategy;

  private constructor(strategy: WritersStrategy) {
    this._strategy = strategy;
  }
}

function describeRoles(arns: readonly string[], region: string, scope: IConstruct): CrossAccountAccess {
  if (arns.length === 0) {
    throw new ReplicationError('WriterRequired', scope, {
      problem: 'a replica bucket needs somebody who may write to it',
      value: arns,
      remedy: 'pass the ARN of the replication role of each source',
    });
  }
  const sorted = [...arns].sort();
  const accounts = [...new Set(sorted.map((arn) => parseRoleAccount(arn, region, scope)))].sort();
  return {
    principals: accounts.map((account) => createAccountPrincipal({ account, region })),
    conditions: { ArnEquals: { 'aws:PrincipalArn': sorted } },
    roleArns: sorted,
  };
}

function describeOrganization(roles: OrganizationRoles, region: string, scope: IConstruct): CrossAccountAccess {
  const { organizationId, roleNamePattern } = roles;
  const literal = roleNamePattern.replace(/[*?]/g, '');
  if (!Token.isUnresolved(roleNamePattern) && (literal.length < 3 || !/^[\w+=,.@/*?-]+$/.test(roleNamePattern))) {
    throw new ReplicationError('RolePatternInvalid', scope, {
      problem: "'roleNamePattern' would admit too many roles, or has a character that no role name has",
      value: roleNamePattern,
      remedy: 'use at least three characters that are no wildcards, of letters, digits and +=,.@_/-',
    });
  }
  const roleArn = `arn:${findPartition(region)}:iam::*:role/${roleNamePattern}`;
  return {
    principals: [new AnyPrincipal()],
    conditions: {
      StringEquals: { 'aws:PrincipalOrgID': requireOrganizationId(organizationId, scope) },
      ArnLike: { 'aws:PrincipalArn': roleArn },
    },
    roleArns: [roleArn],
  };
}
