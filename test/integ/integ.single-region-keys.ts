/** Not run. A key of its own in each Region: does an object arrive under the key of the destination? */
import type { App } from 'aws-cdk-lib';
import { ReplicationKeys } from 'cdk-encrypted-replication';
import { KEYS_GONE, deployReplication, expectArrival, synthesizeProgram } from './support/scenario';

export function build(app: App): void {
  const { stack, source, replica } = deployReplication(app, { keys: ReplicationKeys.singleRegion(KEYS_GONE) });
  expectArrival(app, {
    stacks: [stack],
    from: source,
    to: replica,
    replica: { ServerSideEncryption: 'aws:kms', BucketKeyEnabled: true },
  });
}

synthesizeProgram(module, build);
