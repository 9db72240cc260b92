import type { Stack } from 'aws-cdk-lib';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IPrincipal } from 'aws-cdk-lib/aws-iam';
import { flattenIntrinsic, isIntrinsic } from './intrinsics';

/** Condition operators, their keys and values. */
export type StatementConditions = {
  readonly [operator: string]: { readonly [key: string]: string | readonly string[] };
};

/** One statement as plain data: one purpose, one `Sid`, one page of AWS that demands it. */
export interface StatementSpec {
  readonly sid: string;
  readonly deny?: boolean;
  /** Absent in identity policies. */
  readonly principals?: readonly IPrincipal[];
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions?: StatementConditions;
  /** The page that asks for the statement. */
  readonly see: string;
}

export function toPolicyStatement(statement: StatementSpec): PolicyStatement {
  return new PolicyStatement({
    sid: statement.sid,
    effect: statement.deny ? Effect.DENY : Effect.ALLOW,
    principals: statement.principals && [...statement.principals],
    actions: [...statement.actions],
    resources: [...statement.resources],
    conditions: statement.conditions,
  });
}

/** A text for a person, with values known only after deployment in angle brackets. */
export function printText(stack: Stack, text: string): string {
  return flattenIntrinsic(stack.resolve(text));
}

/** Prints a policy document for a person to apply, with values known only after deployment in angle brackets. */
export function printDocument(stack: Stack, document: unknown): string {
  const legible = (_key: string, value: unknown) => (isIntrinsic(value) ? flattenIntrinsic(value) : value);
  return JSON.stringify(stack.resolve(document), legible);
}
