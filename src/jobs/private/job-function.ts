import { existsSync } from 'fs';
import { dirname, join } from 'path';
import { Duration } from 'aws-cdk-lib';
import { ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { Code, Function, determineLatestNodeRuntime } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { acknowledge, acknowledgeWildcards } from '../../internal/nag/acknowledge';
import type { StatementSpec } from '../../internal/policy/statement';
import { toPolicyStatement } from '../../internal/policy/statement';

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
  /** The function of the module that Lambda calls. */
  readonly entry: string;
  /** What it does, after "the function". */
  readonly does: string;
  readonly statements: readonly StatementSpec[];
}

/** Makes a function of the code that the package brings along, and its policy. */
export function createJobFunction(scope: Construct, id: string, input: JobFunctionInput): JobFunction {
  const { entry, does, statements } = input;
  const lambda = new Function(scope, id, {
    code: Code.fromAsset(findHandlerFolder('batch-job')),
    handler: `index.${entry}`,
    runtime: determineLatestNodeRuntime(scope),
    description: does.replace(/^./, (first) => first.toUpperCase()),
    timeout: TIMEOUT,
    memorySize: MEMORY_MB,
  });
  const policy = new ManagedPolicy(scope, `${id}Policy`, {
    description: `What the function needs that ${does}`,
    statements: statements.map(toPolicyStatement),
    roles: [lambda.role!],
  });
  acknowledge(lambda, 'jobFunction');
  acknowledgeWildcards(policy, statements);
  return { lambda, policy };
}

/** The code of a function. The sources and the bundles stand at different depths of the package. */
export function findHandlerFolder(name: string): string {
  let folder = dirname(__dirname);
  while (!existsSync(join(folder, 'package.json'))) {
    folder = dirname(folder);
  }
  return join(folder, 'lib', 'handlers', name);
}
