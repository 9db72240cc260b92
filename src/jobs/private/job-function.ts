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

/** Makes the function that creates a job, of the code that the package brings along, and its policy. */
export function createJobFunction(scope: Construct, id: string, statements: readonly StatementSpec[]): JobFunction {
  const lambda = new Function(scope, id, {
    code: Code.fromAsset(findHandlerFolder('batch-replication-job')),
    handler: 'index.handler',
    runtime: determineLatestNodeRuntime(scope),
    description: 'Creates a job of S3 Batch Replication',
    timeout: TIMEOUT,
    memorySize: MEMORY_MB,
  });
  const policy = new ManagedPolicy(scope, `${id}Policy`, {
    description: 'What the function needs to create a job of S3 Batch Replication',
    statements: statements.map(toPolicyStatement),
    roles: [lambda.role!],
  });
  acknowledge(lambda, 'jobFunction');
  acknowledgeWildcards(policy, statements);
  return { lambda, policy };
}

/** The sources and the bundles stand at different depths of the package. */
function findHandlerFolder(name: string): string {
  let folder = dirname(__dirname);
  while (!existsSync(join(folder, 'package.json'))) {
    folder = dirname(folder);
  }
  return join(folder, 'lib', 'handlers', name);
}
