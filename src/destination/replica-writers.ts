import { Token } from 'aws-cdk-lib';
import { AnyPrincipal } from 'aws-cdk-lib/aws-iam';
import type { IPrincipal } from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';
import { requireOrganization } from '../bucket/private/organization';
import { ReplicationError } from '../internal/errors/replication-error';
import { accountPrincipal, accountOfRole } from '../internal/policy/principals';
import type { Conditions } from '../internal/policy/statement';
import { partitionOf } from '../internal/topology/regions';

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

/** Who is let in, as a policy says it. */
export interface Admission {
  readonly principals: readonly IPrincipal[];
  readonly conditions: Conditions;
  /** The ARNs or ARN patterns of the roles, for statements that exempt them. */
  readonly roleArns: readonly string[];
}

/**
 * Who may write replicas into a bucket of another account.
 *
 * Account principals with a condition on the role, never the role as principal: such a policy can be deployed before
 * the role exists and keeps working when the role is re-created.
 */
export abstract class ReplicaWriters {
  /**
   * Certain replication roles, of one or several source accounts.
   *
   * @param arns ARNs of roles, paths included
   */
  public static roles(arns: string[]): ReplicaWriters {
    return new Writers((region, scope) => admitRoles(arns, region, scope));
  }

  /**
   * Every replication role of an organization whose name follows a pattern.
   *
   * @param roles the organization and the pattern
   */
  public static organizationRoles(roles: OrganizationRoles): ReplicaWriters {
    return new Writers((region, scope) => admitOrganization(roles, region, scope));
  }

  /** @internal */
  public abstract _admission(region: string, scope: IConstruct): Admission;
}

class Writers extends ReplicaWriters {
  constructor(private readonly admit: (region: string, scope: IConstruct) => Admission) {
    super();
  }

  /** @internal */
  public _admission(region: string, scope: IConstruct): Admission {
    return this.admit(region, scope);
  }
}

function admitRoles(arns: readonly string[], region: string, scope: IConstruct): Admission {
  if (arns.length === 0) {
    throw new ReplicationError('WriterRequired', scope, {
      problem: 'a replica bucket needs somebody who may write to it',
      value: arns,
      remedy: 'pass the ARN of the replication role of each source',
    });
  }
  const sorted = [...arns].sort();
  const accounts = [...new Set(sorted.map((arn) => accountOfRole(arn, region, scope)))].sort();
  return {
    principals: accounts.map((account) => accountPrincipal({ account, region })),
    conditions: { ArnEquals: { 'aws:PrincipalArn': sorted } },
    roleArns: sorted,
  };
}

function admitOrganization(roles: OrganizationRoles, region: string, scope: IConstruct): Admission {
  const { organizationId, roleNamePattern } = roles;
  const literal = (roleNamePattern ?? '').replace(/[*?]/g, '');
  if (!Token.isUnresolved(roleNamePattern) && (literal.length < 3 || !/^[\w+=,.@/*?-]+$/.test(roleNamePattern))) {
    throw new ReplicationError('RolePatternInvalid', scope, {
      problem: "'roleNamePattern' would admit too many roles, or has a character that no role name has",
      value: roleNamePattern,
      remedy: 'use at least three characters that are no wildcards, of letters, digits and +=,.@_/-',
    });
  }
  const roleArn = `arn:${partitionOf(region)}:iam::*:role/${roleNamePattern}`;
  return {
    principals: [new AnyPrincipal()],
    conditions: {
      StringEquals: { 'aws:PrincipalOrgID': requireOrganization(organizationId, scope) },
      ArnLike: { 'aws:PrincipalArn': roleArn },
    },
    roleArns: [roleArn],
  };
}
