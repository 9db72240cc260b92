import { readAssembly } from '../../analysis/assembly/read-assembly';
import { buildModel } from '../../analysis/model/build-model';
import type { DeploymentModel } from '../../analysis/model/deployment-model';
import type { Acknowledgement } from './acknowledgements';
import { readAcknowledgements } from './acknowledgements';
import { resolveDirectories } from './directories';
import type { OrganizationOptions } from './organization';
import { readOrganization } from './organization';
import { UnusableInput } from './unusable-input';

/** What a command reads. */
export interface Input {
  /** Absolute paths of the folders. */
  readonly assemblies: readonly string[];
  readonly model: DeploymentModel;
  readonly acknowledgements: readonly Acknowledgement[];
}

/** Reads several assemblies as one deployment. */
export function loadInput(directories: readonly string[], options: OrganizationOptions = {}): Input {
  const assemblies = resolveDirectories(directories);
  const organization = readOrganization(options);
  const model = { ...buildModel(assemblies.flatMap((assembly) => readAssembly(assembly))), organization };
  return { assemblies, model, acknowledgements: assemblies.flatMap((assembly) => readAcknowledgements(assembly)) };
}

/** Fails if nothing replicates: exit code 0 would be taken for a proof. */
export function requireReplications({ assemblies, model }: Input): void {
  if (model.replications.length === 0) {
    throw new UnusableInput(
      'NoReplication',
      `no bucket in ${assemblies.join(', ')} has a replication configuration, so there is nothing to check; `
      + 'name the assembly of the app that has the source bucket',
    );
  }
}
