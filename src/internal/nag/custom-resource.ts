import type { Stack } from 'aws-cdk-lib';
import { AwsCustomResource } from 'aws-cdk-lib/custom-resources';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge';

/**
 * Acknowledges what an opt-in `AwsCustomResource` adds: its policy, and the Lambda function that CDK shares within
 * the stack.
 */
export function acknowledgeCustomResource(stack: Stack, resource: Construct): void {
  acknowledge(resource, 'customResource');
  const provider = stack.node.tryFindChild(`AWS${AwsCustomResource.PROVIDER_FUNCTION_UUID.replace(/-/g, '')}`);
  if (provider) {
    acknowledge(provider, 'customResourceFunction');
  }
}
