import { EXIT_CODES } from '../exit-codes';
import type { WorldOptions } from '../input/read-world';
import { readWorld } from '../input/read-world';
import { renderSimulateJson } from '../render/simulate-json';
import { renderSimulateText } from '../render/simulate-text';
import { simulate } from '../simulate';
import type { SimulationRequest } from '../simulation-request';
import { arrives } from '../simulation-request';
import { renderDocument } from './result';
import type { CommandResult, OutputOptions } from './result';

/** Shows what would happen to an object at every destination. */
export function simulateCommand(
  given: readonly string[],
  request: SimulationRequest,
  options: OutputOptions & Pick<WorldOptions, 'account' | 'region'>,
): CommandResult {
  const { account, region } = options;
  const world = readWorld(given, { account, region, parameter: request.parameters });
  const result = simulate(world.stacks, request);
  return {
    code: arrives(result) ? EXIT_CODES.PROVEN : EXIT_CODES.FAILS,
    lines: options.json
      ? renderDocument('simulate', renderSimulateJson(request, result, world))
      : renderSimulateText(request, result, options),
  };
}
