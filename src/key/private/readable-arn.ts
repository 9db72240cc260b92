import { Token } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IConstruct } from 'constructs';
import { ReplicationError } from '../../internal/errors/replication-error';
import { findKeyResource } from './key-resource';

/**
 * Rejects a key of another account whose ARN a stack cannot read: CloudFormation reads it as the execution role of the
 * stack, which nested stacks and some synthesizers do not name. CDK would find out at the end of synthesis.
 *
 * @param keyArn the ARN as the stack writes it
 */
export function requireReadableArn(keyArn: string, key: IKey, stack: Stack, scope: IConstruct): void {
  const { synthesizer, nested, node } = stack;
  const literal = !Token.isUnresolved(keyArn) || findKeyResource(key) === undefined;
  if (!literal && synthesizer.cloudFormationExecutionRole === undefined) {
    throw new ReplicationError('KeyArnUnreadable', scope, {
      problem: `the stack ${node.path} cannot read the ARN of a key of another account: ${nested ? 'it is nested'
        : 'its synthesizer names no execution role'}`,
      value: key.node.path,
      remedy: nested
        ? "use a stack that is not nested, or state the ARN in 'keyArn' of the destination"
        : "use a synthesizer with one, such as DefaultStackSynthesizer, or state the ARN in 'keyArn' of the destination",
    });
  }
}
