import type { Stack } from 'aws-cdk-lib';

/** What a deployed value is expected to be long, where the template holds an intrinsic function. */
const ESTIMATES: { readonly [pseudoParameter: string]: number } = {
  'AWS::AccountId': 12,
  'AWS::Partition': 10,
  'AWS::Region': 14,
  'AWS::URLSuffix': 16,
};
const KEY_ID = 36;

/** The length of a policy document as IAM counts it, without white space. */
export function policyLength(stack: Stack, document: unknown): number {
  return lengthOf(stack.resolve(document));
}

function lengthOf(value: unknown): number {
  if (Array.isArray(value)) {
    return 2 + sum(value.map((item) => lengthOf(item) + 1));
  }
  if (typeof value === 'object' && value !== null) {
    return intrinsicLength(value as Record<string, unknown>) ?? objectLength(value as Record<string, unknown>);
  }
  return JSON.stringify(value).length;
}

function objectLength(value: Record<string, unknown>): number {
  return 2 + sum(Object.entries(value).map(([key, item]) => key.length + 4 + lengthOf(item)));
}

function intrinsicLength(value: Record<string, unknown>): number | undefined {
  const [name] = Object.keys(value);
  if (name === 'Ref') {
    return 2 + (ESTIMATES[String(value.Ref)] ?? KEY_ID);
  }
  if (name === 'Fn::Join') {
    const [separator, parts] = value[name] as [string, unknown[]];
    return 2 + sum(parts.map((part) => lengthOf(part) - 2 + separator.length));
  }
  // an ARN of a key in the longest Region
  return name?.startsWith('Fn::') ? 2 + 'arn:aws-us-gov:kms:ap-southeast-1:111111111111:key/mrk-'.length + KEY_ID : undefined;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
