import type { ErrorCodeInfo } from '../error-code-info';

export const ROLE_CODES = {
  RoleNameInvalid: {
    when: 'A role name or path breaks a rule of IAM, or is given together with `replicationRole`.',
    otherwise: 'The deployment fails, or the prop is ignored.',
  },
  RoleNameTaken: {
    when: '`roleName` is the name of another replication role in the same account.',
    otherwise: 'The deployment fails half-way: IAM takes a name once per account.',
  },
  RoleNameRequired: {
    when: 'A role of your own has no explicit name although a bucket policy has to name it.',
    otherwise: 'A cycle between the destination stack and the source stack.',
  },
  RoleInOtherAccount: {
    when: 'The replication role is in another account than the source bucket.',
    otherwise: 'S3 rejects the configuration or fails with `AssumeRoleNotPermitted`.',
  },
  RoleNotAssumableByS3: {
    when: 'The trust policy of the replication role does not let `s3.amazonaws.com` assume it.',
    otherwise: 'S3 accepts the configuration and replicates nothing (`AssumeRoleNotPermitted`).',
  },
  PolicyTooLarge: {
    when: 'A managed policy is longer than 6,144 characters, a bucket policy than 20 KB, or a key policy than 32 KB.',
    otherwise: 'The deployment fails.',
  },
  TooManyPolicies: {
    when: 'More than 10 managed policies on one role.',
    otherwise: 'The deployment fails under the default IAM quota.',
  },
} as const satisfies { readonly [code: string]: ErrorCodeInfo };
