/** Not run. DSSE-KMS on both sides: does an object arrive with both layers? */
import type { App } from 'aws-cdk-lib';
import { BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { deployReplication, expectArrival, synthesizeProgram } from './support/scenario';

export function build(app: App): void {
  const { stack, source, replica } = deployReplication(app, { encryption: BucketEncryption.DSSE });
  expectArrival(app, { stacks: [stack], from: source, to: replica, replica: { ServerSideEncryption: 'aws:kms:dsse' } });
}

synthesizeProgram(module, build);
