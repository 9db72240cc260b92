/** Not run. Two accounts, each with its key: does an object arrive under the key of the other account? */
import type { App } from 'aws-cdk-lib';
import { ReplicationDestination, ReplicationKeys } from 'cdk-encrypted-replication';
import { GONE, KEYS_GONE, OTHER_ACCOUNT, REPLICA_REGION, deployReplication, expectArrival, synthesizeProgram } from './support/scenario';

export function build(app: App): void {
  const { stack, source, replica } = deployReplication(app, {
    destinations: [ReplicationDestination.inAccount(OTHER_ACCOUNT, REPLICA_REGION, GONE)],
    keys: ReplicationKeys.singleRegion(KEYS_GONE),
  });
  expectArrival(app, { stacks: [stack], from: source, to: replica, replica: { ServerSideEncryption: 'aws:kms' } });
}

synthesizeProgram(module, build);
