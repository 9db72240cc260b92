/** An operation that `doctor` may call; there are no others. */
export interface ReadOperation {
  readonly service: Service;
  /** The IAM action that permits it; `undefined` where anybody may call it. */
  readonly action?: string;
  readonly purpose: Purpose;
}

export type Service = 's3' | 'kms' | 'iam' | 'sts' | 'cloudwatch' | 'organizations';

/** What a statement of `doctor --policy` is for; the `Sid` of the statement. */
export type Purpose =
  | 'ReadBuckets' | 'ReadKeys' | 'ReadRole' | 'ReadMetrics' | 'ReadOrganization' | 'ReadObject' | 'ListBuckets' | 'None';

/**
 * Every operation that `doctor` calls: the client refuses all others, and `--policy` prints the actions.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
 */
export const READ_OPERATIONS = {
  GetCallerIdentity: { service: 'sts', purpose: 'None' },
  ListBuckets: { service: 's3', action: 's3:ListAllMyBuckets', purpose: 'ListBuckets' },
  GetBucketLocation: { service: 's3', action: 's3:GetBucketLocation', purpose: 'ReadBuckets' },
  GetBucketReplication: { service: 's3', action: 's3:GetReplicationConfiguration', purpose: 'ReadBuckets' },
  GetBucketVersioning: { service: 's3', action: 's3:GetBucketVersioning', purpose: 'ReadBuckets' },
  GetBucketEncryption: { service: 's3', action: 's3:GetEncryptionConfiguration', purpose: 'ReadBuckets' },
  GetBucketOwnershipControls: { service: 's3', action: 's3:GetBucketOwnershipControls', purpose: 'ReadBuckets' },
  GetBucketPolicy: { service: 's3', action: 's3:GetBucketPolicy', purpose: 'ReadBuckets' },
  GetObjectLockConfiguration: { service: 's3', action: 's3:GetBucketObjectLockConfiguration', purpose: 'ReadBuckets' },
  GetBucketNotificationConfiguration: { service: 's3', action: 's3:GetBucketNotification', purpose: 'ReadBuckets' },
  GetPublicAccessBlock: { service: 's3', action: 's3:GetBucketPublicAccessBlock', purpose: 'ReadBuckets' },
  HeadObject: { service: 's3', action: 's3:GetObject', purpose: 'ReadObject' },
  HeadObjectVersion: { service: 's3', action: 's3:GetObjectVersion', purpose: 'ReadObject' },
  GetObjectTagging: { service: 's3', action: 's3:GetObjectTagging', purpose: 'ReadObject' },
  GetObjectVersionTagging: { service: 's3', action: 's3:GetObjectVersionTagging', purpose: 'ReadObject' },
  DescribeKey: { service: 'kms', action: 'kms:DescribeKey', purpose: 'ReadKeys' },
  GetKeyPolicy: { service: 'kms', action: 'kms:GetKeyPolicy', purpose: 'ReadKeys' },
  ListGrants: { service: 'kms', action: 'kms:ListGrants', purpose: 'ReadKeys' },
  GetRole: { service: 'iam', action: 'iam:GetRole', purpose: 'ReadRole' },
  ListRolePolicies: { service: 'iam', action: 'iam:ListRolePolicies', purpose: 'ReadRole' },
  GetRolePolicy: { service: 'iam', action: 'iam:GetRolePolicy', purpose: 'ReadRole' },
  ListAttachedRolePolicies: { service: 'iam', action: 'iam:ListAttachedRolePolicies', purpose: 'ReadRole' },
  GetPolicy: { service: 'iam', action: 'iam:GetPolicy', purpose: 'ReadRole' },
  GetPolicyVersion: { service: 'iam', action: 'iam:GetPolicyVersion', purpose: 'ReadRole' },
  GetMetricData: { service: 'cloudwatch', action: 'cloudwatch:GetMetricData', purpose: 'ReadMetrics' },
  DescribeOrganization: { service: 'organizations', action: 'organizations:DescribeOrganization', purpose: 'ReadOrganization' },
  ListParents: { service: 'organizations', action: 'organizations:ListParents', purpose: 'ReadOrganization' },
  ListPoliciesForTarget: { service: 'organizations', action: 'organizations:ListPoliciesForTarget', purpose: 'ReadOrganization' },
  DescribePolicy: { service: 'organizations', action: 'organizations:DescribePolicy', purpose: 'ReadOrganization' },
} as const satisfies Readonly<Record<string, ReadOperation>>;

export type OperationName = keyof typeof READ_OPERATIONS;

/** What `--policy` prints a policy for. */
export interface PolicyScope {
  readonly all: boolean;
  readonly key?: string;
  readonly versionId?: string;
}

/** A policy document with the actions that `doctor` needs with these options, and no others. */
export function createReadPolicy({ all, key, versionId }: PolicyScope): object {
  const wanted = Object.entries<ReadOperation>(READ_OPERATIONS).filter(([name, { purpose }]) =>
    (purpose === 'ListBuckets' ? all
      : purpose === 'ReadObject' ? key !== undefined && name.includes('Version') === (versionId !== undefined)
        : purpose !== 'None'));
  const purposes = [...new Set(wanted.map(([, { purpose }]) => purpose))];
  return {
    Version: '2012-10-17',
    Statement: purposes.map((purpose) => ({
      Sid: purpose,
      Effect: 'Allow',
      Action: wanted.filter(([, each]) => each.purpose === purpose).map(([, { action }]) => action),
      Resource: '*',
    })),
  };
}
