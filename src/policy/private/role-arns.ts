import { Fn, Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { ReplicationError } from '../../errors/replication-error';
import { accountsDiffer } from '../../topology/private/regions';

const ROLE_ARN = /^arn:aws[\w-]*:iam::(\d{12}):role\/[!-~]+$/;

/** The account of a role, from its ARN. */
export function accountOfRole(arn: string, scope: IConstruct): string {
  if (Token.isUnresolved(arn)) {
    return Fn.select(4, Fn.split(':', arn));
  }
  const account = ROLE_ARN.exec(arn)?.[1];
  if (account === undefined) {
    throw new ReplicationError('RoleArnInvalid', scope, {
      problem: 'this is not the ARN of a role',
      value: arn,
      remedy: "use 'arn:<partition>:iam::<account>:role/<path and name>'",
    });
  }
  return account;
}

export function requireRoleOf(account: string, arn: string, scope: IConstruct): void {
  if (accountsDiffer(accountOfRole(arn, scope), account)) {
    throw new ReplicationError('RoleAccountMismatch', scope, {
      problem: `this role is not of account ${account}, which owns the bucket`,
      value: arn,
      remedy: 'name a role of that account',
    });
  }
}
