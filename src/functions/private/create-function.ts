import type { Duration } from 'aws-cdk-lib';
import type { Role } from 'aws-cdk-lib/aws-iam';
import { Code, Function, determineLatestNodeRuntime } from 'aws-cdk-lib/aws-lambda';
import type { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct, IDependable } from 'constructs';
import { acknowledge } from '../../internal/nag/acknowledge';
import type { AcknowledgementGroup } from '../../internal/nag/acknowledge';
import type { ReplicationAsyncFunctionOptions } from '../replication-async-function-options';
import { findHandlerFolder } from './find-handler-folder';

const MEMORY_MB = 256;

/** What a function is made of. */
export interface FunctionInput {
  /** The folder of its code. */
  readonly folder: string;
  /** The function of the module that Lambda calls. */
  readonly entry: string;
  /** What it does, after "the function". */
  readonly does: string;
  readonly timeout: Duration;
  readonly environment?: { readonly [name: string]: string };
  /** What is acknowledged whatever the options are. */
  readonly acknowledged: AcknowledgementGroup;
  readonly options: ReplicationAsyncFunctionOptions;
  readonly functionName?: string;
  /** A role with all that the function needs; CDK makes one where there is none. */
  readonly role?: Role;
  readonly retryAttempts?: number;
}

/** Makes a function of the code that the package brings along. */
export function createFunction(scope: Construct, id: string, input: FunctionInput): Function {
  const { folder, entry, does, acknowledged, options, ...rest } = input;
  const { deadLetterQueue, ...settings } = options;
  const lambda = new Function(scope, id, {
    ...settings,
    ...rest,
    code: Code.fromAsset(findHandlerFolder(folder, scope)),
    handler: `index.${entry}`,
    runtime: determineLatestNodeRuntime(scope),
    description: does.replace(/^./, (first) => first.toUpperCase()),
    memorySize: MEMORY_MB,
  });
  if (deadLetterQueue) {
    // the prop of the L2 would add an inline policy to the role, and grant nothing on the key of the queue
    (lambda.node.defaultChild as CfnFunction).deadLetterConfig = { targetArn: deadLetterQueue.queueArn };
  }
  acknowledge(lambda, acknowledged);
  findUnset(input).forEach((group) => acknowledge(lambda, group));
  return lambda;
}

/** Lambda makes network interfaces, and looks for the dead-letter queue, as the role. */
export function waitForPolicy(lambda: Function, policy: IDependable): void {
  lambda.node.defaultChild!.node.addDependency(policy);
}

/** What somebody set is theirs. */
function findUnset({ options, role }: FunctionInput): AcknowledgementGroup[] {
  const { vpc, deadLetterQueue, reservedConcurrentExecutions } = options;
  return [
    ...(vpc ? [] : ['functionOutsideVpc'] as const),
    ...(vpc && !role ? ['functionInVpc'] as const : []),
    ...(deadLetterQueue ? [] : ['functionWithoutDeadLetterQueue'] as const),
    ...(reservedConcurrentExecutions === undefined ? ['functionWithoutConcurrency'] as const : []),
  ];
}
