import { display } from '../symbolic/symbolic-string';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { parseDocument } from './parse-document';
import type { DocumentOrigin, PolicyDocument } from './policy-document';

/** What a policy of AWS says of S3, KMS and STS; what it says of other services is left out. */
interface AwsManagedPolicy {
  /** With its path. */
  readonly name: string;
  readonly version: string;
  /** Of the version. */
  readonly date: string;
  /** `Action` on everything, unless it is `NotAction`. */
  readonly actions: readonly string[];
  readonly negated?: true;
  /** They are denied, not allowed. */
  readonly denies?: true;
}

/**
 * The policies of AWS that are attached most, as they were on 28 November 2026, or when they were last looked at.
 *
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
 */
const AWS_MANAGED_POLICIES: readonly AwsManagedPolicy[] = [
  { name: 'AdministratorAccess', version: 'v1', date: '2015-02-06', actions: ['*'] },
  { name: 'PowerUserAccess', version: 'v12', date: '2026-02-12', actions: ['iam:*', 'organizations:*', 'account:*'], negated: true },
  {
    name: 'ReadOnlyAccess',
    version: 'v87',
    date: '2022-05-23',
    actions: [
      's3:DescribeJob', 's3:Get*', 's3:List*', 'kms:Describe*', 'kms:Get*', 'kms:List*',
      'sts:GetAccessKeyInfo', 'sts:GetCallerIdentity', 'sts:GetSessionToken',
    ],
  },
  {
    name: 'job-function/ViewOnlyAccess',
    version: 'v36',
    date: '2026-02-11',
    actions: ['s3:ListAllMyBuckets', 's3:ListBucket', 's3:ListMultiRegionAccessPoints', 'kms:ListKeys', 'kms:ListResourceTags'],
  },
  { name: 'AmazonS3FullAccess', version: 'v2', date: '2021-09-27', actions: ['s3:*', 's3-object-lambda:*'] },
  {
    name: 'AmazonS3ReadOnlyAccess',
    version: 'v3',
    date: '2023-08-10',
    actions: ['s3:Get*', 's3:List*', 's3:Describe*', 's3-object-lambda:Get*', 's3-object-lambda:List*'],
  },
  {
    name: 'AWSKeyManagementServicePowerUser',
    version: 'v2',
    date: '2017-03-07',
    actions: [
      'kms:CreateAlias', 'kms:CreateKey', 'kms:DeleteAlias', 'kms:Describe*', 'kms:GenerateRandom', 'kms:Get*', 'kms:List*',
      'kms:TagResource', 'kms:UntagResource',
    ],
  },
  { name: 'AWSDenyAll', version: 'v2', date: '2023-12-18', actions: ['*'], denies: true },
  // they say nothing of these services
  { name: 'service-role/AWSLambdaBasicExecutionRole', version: 'v1', date: '2015-04-09', actions: [] },
  { name: 'AmazonS3OutpostsFullAccess', version: 'v1', date: '2020-10-02', actions: [] },
];

/** The name of a policy of AWS, with its path; `undefined` for one of an account. */
export function nameAwsManagedPolicy(arn: SymbolicString): string | undefined {
  return /^arn:[^:]*:iam::aws:policy\/(.+)$/.exec(arn)?.[1];
}

/**
 * A policy of AWS. One that is not in the table may allow whatever it likes: policies of AWS allow, but for a few that
 * are made to deny.
 */
export function createAwsManagedPolicy(name: string, origin: DocumentOrigin): PolicyDocument {
  const policy = AWS_MANAGED_POLICIES.find((each) => each.name === name);
  if (policy === undefined) {
    return { origin, statements: [], problems: [], unknownAllows: `what the AWS managed policy ${display(name)} allows is not known here` };
  }
  const { actions, negated, denies } = policy;
  const statement = { Effect: denies ? 'Deny' : 'Allow', [negated ? 'NotAction' : 'Action']: actions, Resource: '*' };
  return actions.length === 0
    ? { origin, statements: [], problems: [] }
    : parseDocument({ Version: '2012-10-17', Statement: [statement] }, origin);
}
