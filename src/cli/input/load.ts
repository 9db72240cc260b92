import { buildModel } from '../../analysis/model/build-model';
import { readAssembly } from '../../analysis/assembly/read-assembly';
import type { DeploymentModel } from '../../analysis/model/deployment-model';
import type { Acknowledgement } from './acknowledgements';
import { readAcknowledgements } from './acknowledgements';
import { resolveDirectories } from './directories';
import { UnusableInput } from './unusable-input';

/** What is judged. */
export interface Input {
  /** Absolute paths of the folders. */
  readonly assemblies: readonly string[];
  readonly model: DeploymentModel;
  readonly acknowledgements: readonly Acknowledgement[];
}

/** Reads several assemblies as one world. */
export function loadInput(directories: readonly string[]): Input {
  const assemblies = resolveDirectories(directories);
  const model = buildModel(assemblies.flatMap((assembly) => readAssembly(assembly)));
  return { assemblies, model, acknowledgements: assemblies.flatMap((assembly) => readAcknowledgements(assembly)) };
}

/** Refuses what has nothing to be judged: a pass would be taken for a proof. */
export function requireReplications({ assemblies, model }: Input): void {
  if (model.replications.length === 0) {
    throw new UnusableInput(
      'NoReplication',
      `no bucket in ${assemblies.join(', ')} has a replication configuration, so there is nothing to judge; `
      + 'name the assembly of the app that has the source bucket',
    );
  }
}
