import type { Stack } from 'aws-cdk-lib';
import { flatten } from '../../nag/private/flatten';

/** A policy document for a person to apply: what is known only after deployment stands in angle brackets. */
export function printable(stack: Stack, document: unknown): string {
  const legible = (_key: string, value: unknown) => (isIntrinsic(value) ? flatten(value) : value);
  return JSON.stringify(stack.resolve(document), legible);
}

function isIntrinsic(value: unknown): boolean {
  const keys = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
  return keys.length === 1 && (keys[0] === 'Ref' || keys[0].startsWith('Fn::'));
}
