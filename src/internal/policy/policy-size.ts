import { Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { ReplicationError } from '../errors/replication-error';
import type { StatementSpec } from './statement';

/** What a deployed value is expected to be long, where the template holds an intrinsic function. */
const ESTIMATES: { readonly [pseudoParameter: string]: number } = {
  'AWS::AccountId': 12,
  'AWS::Partition': 10,
  'AWS::Region': 14,
  'AWS::URLSuffix': 16,
};
const KEY_ID = 36;

/** Up to which part of a limit a rough length is enough. */
const FAR_FROM_LIMIT = 0.75;
const TOKEN = /("?)(\$\{Token\[[^\]]*\]\})/g;

/** What the ARN of a bucket or key is at most long; a string that begins with a token begins with one of those. */
const ARN = 256;

/** A kind of policy, and how long AWS takes it. */
export interface PolicyLimit {
  readonly policyType: string;
  readonly length: number;
  /** What makes it shorter. */
  readonly remedy: string;
}

const FEWER_PREFIXES = 'use fewer or shorter prefixes, or one prefix that covers several';
const FEWER_WRITERS = 'name fewer writers, or admit them by a pattern with ReplicaWriters.organizationRoles()';

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export const MANAGED_POLICY: PolicyLimit = { policyType: 'managed policy', length: 6144, remedy: FEWER_PREFIXES };

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html */
export const BUCKET_POLICY: PolicyLimit = { policyType: 'bucket policy', length: 20_480, remedy: FEWER_WRITERS };

/** @see https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html */
export const KEY_POLICY: PolicyLimit = { policyType: 'key policy', length: 32_768, remedy: FEWER_WRITERS };

export function requirePolicySize(document: unknown, limit: PolicyLimit, scope: IConstruct): void {
  const length = measurePolicy(Stack.of(scope), document);
  if (length > limit.length) {
    throw new ReplicationError('PolicyTooLarge', scope, {
      problem: `the ${limit.policyType} has about ${length} characters`,
      value: length,
      remedy: `AWS takes ${limit.length}; ${limit.remedy}`,
    });
  }
}

/** The same for an identity policy; the document is not rendered if its statements are far from the limit. */
export function requireStatementsFit(
  statements: readonly StatementSpec[],
  document: unknown,
  limit: PolicyLimit,
  scope: IConstruct,
): void {
  if (measureStatements(Stack.of(scope), statements) > FAR_FROM_LIMIT * limit.length) {
    requirePolicySize(document, limit, scope);
  }
}

/** How long the policy of these statements is, roughly: what stands for an ARN is not resolved. */
export function measureStatements(stack: Stack, statements: readonly StatementSpec[]): number {
  const text = JSON.stringify({
    Version: '2012-10-17',
    Statement: statements.map(({ sid, actions, resources, conditions = {} }) =>
      ({ Sid: sid, Effect: 'Allow', Action: actions, Resource: resources, Condition: conditions })),
  });
  const tokens = [...text.matchAll(TOKEN)].map(([, quote, token]) => quote ? ARN : measurePolicy(stack, token));
  return text.length + sum(tokens);
}

/** The length of a policy document as IAM counts it, without white space. */
export function measurePolicy(stack: Stack, document: unknown): number {
  const resolved: unknown = stack.resolve(document);
  // a document without statements
  return resolved === undefined ? 0 : measureValue(resolved);
}

function measureValue(value: unknown): number {
  if (Array.isArray(value)) {
    return 2 + sum(value.map((item) => measureValue(item) + 1));
  }
  if (typeof value === 'object' && value !== null) {
    return estimateIntrinsic(value as Record<string, unknown>) ?? measureObject(value as Record<string, unknown>);
  }
  return JSON.stringify(value).length;
}

function measureObject(value: Record<string, unknown>): number {
  return 2 + sum(Object.entries(value).map(([key, item]) => key.length + 4 + measureValue(item)));
}

function estimateIntrinsic(value: Record<string, unknown>): number | undefined {
  const [name] = Object.keys(value);
  if (name === 'Ref') {
    return 2 + (ESTIMATES[String(value.Ref)] ?? KEY_ID);
  }
  if (name === 'Fn::Join') {
    const [separator, parts] = value[name] as [string, unknown[]];
    return 2 + sum(parts.map((part) => measureValue(part) - 2 + separator.length));
  }
  // an ARN of a key in the longest Region
  return name?.startsWith('Fn::') ? 2 + 'arn:aws-us-gov:kms:ap-southeast-1:111111111111:key/mrk-'.length + KEY_ID : undefined;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
