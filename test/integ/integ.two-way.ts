/** Not run. Two-way replication: does an object that is written to the replica bucket arrive at the source? */
import type { App } from 'aws-cdk-lib';
import { ReplicationDestination, ReplicationDirection } from 'cdk-encrypted-replication';
import { GONE, REPLICA_REGION, deployReplication, expectArrival, synthesizeProgram } from './support/scenario';

export function build(app: App): void {
  const direction = ReplicationDirection.TWO_WAY;
  const { stack, source, replica } = deployReplication(app, {
    destinations: [ReplicationDestination.inRegion(REPLICA_REGION, { ...GONE, direction })],
  });
  expectArrival(app, { stacks: [stack], from: replica, to: source });
}

synthesizeProgram(module, build);
