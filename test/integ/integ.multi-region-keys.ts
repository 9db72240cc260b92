/** Not run. The default form: does an object arrive under the replica key, with its Bucket Key? */
import type { App } from 'aws-cdk-lib';
import { deployReplication, expectArrival, synthesizeProgram } from './support/scenario';

export function build(app: App): void {
  const { stack, source, replica } = deployReplication(app);
  expectArrival(app, {
    stacks: [stack],
    from: source,
    to: replica,
    replica: { ServerSideEncryption: 'aws:kms', BucketKeyEnabled: true },
  });
}

synthesizeProgram(module, build);
