import { ReplicationError } from '../../internal/errors/replication-error';
import { buildWorld } from '../../proof/private/world/build-world';
import type { StackTemplate } from '../../proof/private/world/stack-template';
import type { World } from '../../proof/private/world/world';

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
