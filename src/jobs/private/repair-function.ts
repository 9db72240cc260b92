import { Names, Stack, Tokenization } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { ReplicationAsyncFunctionOptions } from '../../functions/replication-async-function-options';
import type { JobFunction } from './job-function';
import { createJobFunction } from './job-function';
import { renderCreateStatements, renderDescribeStatement } from './job-statements';
import type { PreparedJob } from './prepare-job';

/**
 * Makes the function that starts a job for each event, unless one runs. A run that fails is not repeated: it has told
 * of the job before, and a later run could start another one.
 */
export function createRepairFunction(
  scope: Construct,
  { priority, role: { roleArn }, request }: PreparedJob,
  interval: number,
  options: ReplicationAsyncFunctionOptions,
): JobFunction {
  const stack = Stack.of(scope);
  return createJobFunction(scope, 'Function', {
    folder: 'replication-repair',
    entry: 'handler',
    does: 'starts jobs of S3 Batch Replication for objects that failed',
    statements: [
      ...renderCreateStatements({
        operationName: 'S3ReplicateObject', roleArn, priority: Tokenization.stringifyNumber(priority),
      }),
      renderDescribeStatement(stack),
    ],
    environment: {
      REQUEST: request,
      ACCOUNT_ID: stack.account,
      // a stack that is created again is another one
      IDENTITY: `${stack.stackId} ${Names.nodeUniqueId(scope.node)}`,
      INTERVAL_SECONDS: String(interval),
    },
    retryAttempts: 0,
    options,
    acknowledged: 'repairFunction',
  });
}
