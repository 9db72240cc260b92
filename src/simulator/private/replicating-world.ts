import { ReplicationError } from '../../internal/errors/replication-error';
import { buildModel } from '../../analysis/model/build-model';
import type { StackTemplate } from '../../analysis/assembly/stack-template';
import type { DeploymentModel } from '../../analysis/model/deployment-model';

/** A world in which something replicates. */
export function buildReplicationModel(stacks: readonly StackTemplate[]): DeploymentModel {
  const model = buildModel(stacks);
  if (model.replications.length === 0) {
    throw new ReplicationError('SimulatorWithoutReplication', undefined, {
      problem: 'no bucket of the templates has a replication configuration',
      value: stacks.map(({ path }) => path),
      remedy: 'simulate the assembly of the app that has the source bucket',
    });
  }
  return model;
}
