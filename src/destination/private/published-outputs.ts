import type { Stack } from 'aws-cdk-lib';
import { acknowledge, acknowledgeWildcardResource } from '../../nag/private/acknowledge';
import { PUBLISHING_REASON } from '../../nag/private/acknowledgements';

const MARK = Symbol.for('cdk-encrypted-replication.PublishedOutputs');

/**
 * CDK gives a stack whose outputs another account reads a role of its own, when it resolves references: after the
 * constructs of the app, before the validation plugins. Its findings are acknowledged on that role's policy, by a
 * validation that finds nothing.
 */
export function acknowledgePublishing(stack: Stack): void {
  if (MARK in stack) {
    return;
  }
  Object.defineProperty(stack, MARK, { value: true });
  stack.node.addValidation({
    validate: () => {
      acknowledgePolicy(stack);
      return [];
    },
  });
}

/** The wildcard stands for the id of the stack. */
function acknowledgePolicy(stack: Stack): void {
  const policy = stack.node.tryFindChild('Publish')?.node.tryFindChild('GetStackOutputPolicy');
  if (policy) {
    const { account, region, stackName } = stack;
    const resource = `arn:<AWS::Partition>:cloudformation:${region}:${account}:stack/${stackName}/*`;
    acknowledge(policy, 'publishedOutputs');
    acknowledgeWildcardResource(policy, resource, PUBLISHING_REASON);
  }
}
