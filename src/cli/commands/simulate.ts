import { EXIT_CODES } from '../exit-codes';
import type { OrganizationOptions } from '../input/organization';
import { readOrganization, requireAccountsOfLevels } from '../input/organization';
import type { WorldOptions } from '../input/read-world';
import { readWorld } from '../input/read-world';
import { renderSimulateJson } from '../render/simulate-json';
import { renderSimulateSummary, renderSimulateText } from '../render/simulate-text';
import { simulate } from '../simulate';
import type { SimulationRequest } from '../simulation-request';
import { arrives } from '../simulation-request';
import { renderDocument } from './result';
import type { CommandResult, OutputOptions } from './result';

/** How `simulate` reads and renders. */
export interface SimulateOptions extends OutputOptions, OrganizationOptions, Pick<WorldOptions, 'account' | 'region' | 'status'> {
  /** Whether the exit code alone is wanted. */
  readonly quiet?: boolean;
  /** Whether a line for each destination is enough. */
  readonly summary?: boolean;
}

/** Shows what would happen to an object at every destination. */
export function simulateCommand(
  given: readonly string[],
  request: SimulationRequest,
  options: SimulateOptions,
): CommandResult {
  const { account, region, status } = options;
  const organization = readOrganization(options);
  const world = readWorld(given, { account, region, status, parameter: request.parameters });
  requireAccountsOfLevels(organization, world.stacks);
  const result = simulate(world.stacks, request, organization);
  return {
    code: arrives(result) ? EXIT_CODES.PROVEN : EXIT_CODES.FAILS,
    lines: options.quiet ? []
      : options.json ? renderDocument('simulate', renderSimulateJson(request, result, world))
        : (options.summary ? renderSimulateSummary : renderSimulateText)(request, result, options),
  };
}
