import { Annotations, Stack, Token } from 'aws-cdk-lib';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { IConstruct } from 'constructs';
import { accountsDiffer, regionsDiffer } from '../../internal/topology/regions';
import { WARNINGS } from '../../internal/warnings/warnings';
import type { ReplicationAsyncFunctionOptions } from '../replication-async-function-options';
import { checkNetwork, failOptions } from './check-network';
import type { CalledServices } from './check-network';

/**
 * The options of a function, and nothing else of the props that they are in.
 *
 * @param called what the function calls, for a warning where its subnets lead nowhere
 * @throws FunctionOptionsInvalid
 */
export function acceptFunctionOptions(
  props: ReplicationAsyncFunctionOptions,
  called: CalledServices,
  scope: IConstruct,
): ReplicationAsyncFunctionOptions {
  const { vpc, vpcSubnets, securityGroups, deadLetterQueue, reservedConcurrentExecutions } = props;
  checkNetwork(props, called, scope);
  if (deadLetterQueue) {
    requireQueue(deadLetterQueue, scope);
    warnOfUnknownKey(deadLetterQueue, scope);
  }
  requireConcurrency(reservedConcurrentExecutions ?? 1, scope);
  return { vpc, vpcSubnets, securityGroups, deadLetterQueue, reservedConcurrentExecutions };
}

function requireQueue({ queueArn, fifo, env: { region, account }, node }: IQueue, scope: IConstruct): void {
  const stack = Stack.of(scope);
  if (!mayBeOfQueue(queueArn)) {
    failOptions(`'deadLetterQueue', ${node.path}, is no queue`, queueArn, 'use a standard queue of SQS', scope);
  }
  if (fifo) {
    failOptions("'deadLetterQueue' is a FIFO queue", node.path, 'use a standard queue: Lambda takes no other', scope);
  }
  if (regionsDiffer(region, stack.region) || accountsDiffer(account, stack.account)) {
    failOptions(`'deadLetterQueue', ${node.path}, is not in the Region and account of the function`, { region, account },
      `use a queue of ${stack.region}, in the account of the function`, scope);
  }
}

/** Nothing is known of an ARN that is one token. */
function mayBeOfQueue(arn: string): boolean {
  const [first, , service = first] = arn.split(':');
  return service === 'sqs' || Token.isUnresolved(service);
}

function warnOfUnknownKey({ encryptionMasterKey, encryptionType, node }: IQueue, scope: IConstruct): void {
  if (encryptionMasterKey === undefined && encryptionType === undefined && node.defaultChild === undefined) {
    Annotations.of(scope).addWarningV2(WARNINGS.ImportedDeadLetterQueue.id,
      `the imported queue ${node.path} may be encrypted with a customer managed key, which the function then has to use: `
      + 'import it with Queue.fromQueueAttributes(…, { queueArn, keyArn }), or acknowledge that it has none');
  }
}

function requireConcurrency(reserved: number, scope: IConstruct): void {
  if (!Token.isUnresolved(reserved) && !(Number.isInteger(reserved) && reserved >= 1)) {
    failOptions("'reservedConcurrentExecutions' is not a whole number from 1", reserved,
      'use 1 or more: with 0 Lambda calls nothing', scope);
  }
}
