import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IPrincipal } from 'aws-cdk-lib/aws-iam';

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
