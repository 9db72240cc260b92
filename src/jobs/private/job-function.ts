import { Duration } from 'aws-cdk-lib';
import type { ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { attachPolicy } from '../../functions/private/attach-policy';
import { createFunction, waitForPolicy } from '../../functions/private/create-function';
import type { FunctionInput } from '../../functions/private/create-function';
import { renderDeadLetterStatements } from '../../functions/private/function-statements';
import type { StatementSpec } from '../../internal/policy/statement';

/** The time that eight attempts of two calls take at most. */
const TIMEOUT = Duration.minutes(2);

/** A function, and the policy that it has to have when it is called. */
export interface JobFunction {
  readonly lambda: Function;
  readonly policy: ManagedPolicy;
}

/** What a function is made of. */
export interface JobFunctionInput extends Omit<FunctionInput, 'timeout' | 'role'> {
  readonly statements: readonly StatementSpec[];
}

/** Makes a function that calls S3 Control, and its policy. */
export function createJobFunction(scope: Construct, id: string, input: JobFunctionInput): JobFunction {
  const { statements, ...rest } = input;
  const lambda = createFunction(scope, id, { ...rest, timeout: TIMEOUT });
  const granted = [...statements, ...renderDeadLetterStatements(input.options.deadLetterQueue)];
  const policy = attachPolicy(scope, `${id}Policy`, lambda.role!, `What the function needs that ${input.does}`, granted);
  waitForPolicy(lambda, policy);
  return { lambda, policy };
}
