import { existsSync } from 'fs';
import { dirname, join } from 'path';
import { Duration } from 'aws-cdk-lib';
import { ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { Code, Function, determineLatestNodeRuntime } from 'aws-cdk-lib/aws-lambda';
import type { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { acknowledge, acknowledgeWildcards } from '../../internal/nag/acknowledge';
import type { AcknowledgementGroup } from '../../internal/nag/acknowledge';
import type { StatementSpec } from '../../internal/policy/statement';
import { toPolicyStatement } from '../../internal/policy/statement';
import type { JobFunctionOptions } from '../job-function-options';
import { renderDeadLetterStatements } from './job-statements';

/** The time that eight attempts of two calls take at most. */
const TIMEOUT = Duration.minutes(2);
const MEMORY_MB = 256;

/** A function, and the policy that it has to have when it is called. */
export interface JobFunction {
  readonly lambda: Function;
  readonly policy: ManagedPolicy;
}

/** What a function is made of. */
export interface JobFunctionInput {
  /** The folder of its code. */
  readonly folder: string;
  /** The function of the module that Lambda calls. */
  readonly entry: string;
  /** What it does, after "the function". */
  readonly does: string;
  readonly statements: readonly StatementSpec[];
  readonly acknowledged: readonly AcknowledgementGroup[];
  readonly environment?: { readonly [name: string]: string };
  readonly options?: JobFunctionOptions;
}

/** Makes a function of the code that the package brings along, and its policy. */
export function createJobFunction(scope: Construct, id: string, input: JobFunctionInput): JobFunction {
  const { folder, entry, does, statements, environment, options: { deadLetterQueue, ...options } = {} } = input;
  const lambda = new Function(scope, id, {
    ...options,
    code: Code.fromAsset(findHandlerFolder(folder)),
    handler: `index.${entry}`,
    runtime: determineLatestNodeRuntime(scope),
    description: does.replace(/^./, (first) => first.toUpperCase()),
    timeout: TIMEOUT,
    memorySize: MEMORY_MB,
    environment,
  });
  const granted = [...statements, ...(deadLetterQueue ? renderDeadLetterStatements(deadLetterQueue) : [])];
  const policy = new ManagedPolicy(scope, `${id}Policy`, {
    description: `What the function needs that ${does}`,
    statements: granted.map(toPolicyStatement),
    roles: [lambda.role!],
  });
  if (deadLetterQueue) {
    addDeadLetterQueue(lambda, deadLetterQueue, policy);
  }
  input.acknowledged.forEach((group) => acknowledge(lambda, group));
  acknowledgeWildcards(policy, granted);
  return { lambda, policy };
}

/**
 * Not as CDK does it, which grants nothing on the key of the queue. Lambda refuses a queue that the role may not use.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
 */
function addDeadLetterQueue(lambda: Function, { queueArn }: IQueue, policy: ManagedPolicy): void {
  const resource = lambda.node.defaultChild as CfnFunction;
  resource.deadLetterConfig = { targetArn: queueArn };
  resource.node.addDependency(policy);
}

/** The code of a function. The sources and the bundles stand at different depths of the package. */
export function findHandlerFolder(name: string): string {
  let folder = dirname(__dirname);
  while (!existsSync(join(folder, 'package.json'))) {
    folder = dirname(folder);
  }
  return join(folder, 'lib', 'handlers', name);
}
