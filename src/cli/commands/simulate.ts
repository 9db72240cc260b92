import { EXIT_CODES } from '../exit-codes';
import { resolveDirectories } from '../input/directories';
import { renderSimulateJson } from '../render/simulate-json';
import { renderSimulateText } from '../render/simulate-text';
import { simulate } from '../simulate';
import type { SimulationRequest } from '../simulation-request';
import { arrives } from '../simulation-request';
import { renderDocument } from './result';
import type { CommandResult, OutputOptions } from './result';

/** Shows what would happen to an object at every destination. */
export function simulateCommand(
  directories: readonly string[],
  request: SimulationRequest,
  options: OutputOptions,
): CommandResult {
  const assemblies = resolveDirectories(directories);
  const result = simulate(assemblies, request);
  return {
    code: arrives(result) ? EXIT_CODES.PROVEN : EXIT_CODES.FAILS,
    lines: options.json
      ? renderDocument('simulate', renderSimulateJson(request, result, assemblies))
      : renderSimulateText(request, result, options),
  };
}
