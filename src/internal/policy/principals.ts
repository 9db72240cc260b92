import { Fn, Token } from 'aws-cdk-lib';
import { ArnPrincipal } from 'aws-cdk-lib/aws-iam';
import type { IPrincipal } from 'aws-cdk-lib/aws-iam';
import type { ResourceEnvironment } from 'aws-cdk-lib/interfaces';
import type { IConstruct } from 'constructs';
import { ReplicationError } from '../errors/replication-error';
import { accountsDiffer, findPartition } from '../topology/regions';

/** An account as a principal, with a literal partition: CDK's own would depend on a feature flag. */
export function createAccountPrincipal({ account, region }: ResourceEnvironment): IPrincipal {
  return new ArnPrincipal(`arn:${findPartition(region)}:iam::${account}:root`);
}

/** Without wildcards, which `ArnEquals` would match. */
const ROLE_ARN = /^arn:(aws[\w-]*):iam::(\d{12}):role\/[\w+=,.@/-]+$/;
const ROLE_ARN_PATTERN = /^arn:aws[\w-]*:iam::\d{12}:role\/(?=.*\w{3})[\w+=,.@/*?-]+$/;

/** The account of a role, from its ARN. */
export function parseRoleAccount(arn: string, region: string, scope: IConstruct): string {
  if (Token.isUnresolved(arn)) {
    return Fn.select(4, Fn.split(':', arn));
  }
  const [, partition, account] = ROLE_ARN.exec(arn) ?? [];
  if (account === undefined) {
    throw createRoleArnError(arn, "use 'arn:<partition>:iam::<account>:role/<path and name>', without wildcards", scope);
  }
  if (partition !== findPartition(region)) {
    throw new ReplicationError('PartitionMismatch', scope, {
      problem: `a role is not in partition ${findPartition(region)}, where the bucket is`,
      value: arn,
      remedy: 'name a role of that partition',
    });
  }
  return account;
}

/** An exemption may have wildcards, then beside at least three literal characters. */
export function requireRolePattern(arn: string, scope: IConstruct): void {
  if (!Token.isUnresolved(arn) && !ROLE_ARN.test(arn) && !ROLE_ARN_PATTERN.test(arn)) {
    throw createRoleArnError(arn, "use 'arn:<partition>:iam::<account>:role/<path and name>' of a deployment role", scope);
  }
}

function createRoleArnError(arn: string, remedy: string, scope: IConstruct): ReplicationError {
  return new ReplicationError('RoleArnInvalid', scope, { problem: 'this is not the ARN of a role', value: arn, remedy });
}

export function requireRoleInAccount({ account, region }: ResourceEnvironment, arn: string, scope: IConstruct): void {
  if (accountsDiffer(parseRoleAccount(arn, region, scope), account)) {
    throw new ReplicationError('RoleAccountMismatch', scope, {
      problem: `this role is not of account ${account}, which owns the bucket`,
      value: arn,
      remedy: 'name a role of that account',
    });
  }
}
