import { buildModel } from '../../analysis/model/build-model';
import type { DeploymentModel } from '../../analysis/model/deployment-model';
import type { Acknowledgement } from './acknowledgements';
import { readAcknowledgements } from './acknowledgements';
import type { OrganizationOptions } from './organization';
import { readOrganization, requireAccountsOfLevels } from './organization';
import type { World, WorldOptions } from './read-world';
import { readWorld } from './read-world';
import { UnusableInput } from './unusable-input';

/** What a command reads. */
export interface Input extends Omit<World, 'stacks'> {
  readonly model: DeploymentModel;
  readonly acknowledgements: readonly Acknowledgement[];
}

/** What the command line adds to the assemblies and templates. */
export interface InputOptions extends OrganizationOptions, WorldOptions {}

/** Reads several assemblies and templates as one deployment. */
export function loadInput(given: readonly string[], options: InputOptions = {}): Input {
  const organization = readOrganization(options);
  const { stacks, ...world } = readWorld(given, options);
  requireAccountsOfLevels(organization, stacks);
  const model = { ...buildModel(stacks), organization };
  return { ...world, model, acknowledgements: world.assemblies.flatMap(readAcknowledgements) };
}

/** Fails if nothing replicates: exit code 0 would be taken for a proof. */
export function requireReplications({ assemblies, templates, model }: Input): void {
  if (model.replications.length === 0) {
    throw new UnusableInput(
      'NoReplication',
      `no bucket in ${[...assemblies, ...templates.map(({ file }) => file)].join(', ')} has a replication configuration, so there is nothing to check; `
      + 'name the assembly or the template that has the source bucket',
    );
  }
}
