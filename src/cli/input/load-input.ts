import { readAssembly } from '../../analysis/assembly/read-assembly';
import { buildModel } from '../../analysis/model/build-model';
import type { DeploymentModel } from '../../analysis/model/deployment-model';
import type { Acknowledgement } from './acknowledgements';
import { readAcknowledgements } from './acknowledgements';
import { resolveDirectories } from './directories';
import type { OrganizationOptions } from './organization';
import { readOrganization } from './organization';
import { parseParameters, requireParameters } from './parameters';
import { UnusableInput } from './unusable-input';

/** What a command reads. */
export interface Input {
  /** Absolute paths of the folders. */
  readonly assemblies: readonly string[];
  readonly model: DeploymentModel;
  readonly acknowledgements: readonly Acknowledgement[];
}

/** What the command line adds to the assemblies. */
export interface InputOptions extends OrganizationOptions {
  /** `STACK.NAME=VALUE`. */
  readonly parameter?: readonly string[];
}

/** Reads several assemblies as one deployment. */
export function loadInput(directories: readonly string[], options: InputOptions = {}): Input {
  const assemblies = resolveDirectories(directories);
  const organization = readOrganization(options);
  const overrides = parseParameters(options.parameter ?? []);
  const stacks = assemblies.flatMap((assembly) => readAssembly(assembly, overrides));
  requireParameters(stacks, overrides);
  const model = { ...buildModel(stacks), organization };
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
