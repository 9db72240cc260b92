import { ReplicationError } from '../../errors/replication-error';
import { buildWorld } from '../../analysis/model/build-model';
import type { StackTemplate } from '../../analysis/assembly/stack-template';
import type { World } from '../../analysis/model/deployment-model';

/** A world in which something replicates. */
export function replicatingWorld(stacks: readonly StackTemplate[]): World {
  const world = buildWorld(stacks);
  if (world.replications.length === 0) {
    throw new ReplicationError('SimulatorWithoutReplication', undefined, {
      problem: 'no bucket of the templates has a replication configuration',
      value: stacks.map(({ path }) => path),
      remedy: 'simulate the assembly of the app that has the source bucket',
    });
  }
  return world;
}
