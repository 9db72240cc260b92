import { EXIT_CODES } from '../exit-codes';
import { assemblyDirectories } from '../input/directories';
import { jsonLines } from '../json';
import { simulateJson } from '../render/simulate-json';
import { simulateText } from '../render/simulate-text';
import { simulate } from '../simulate';
import type { SimulationRequest } from '../simulation';
import { arrives } from '../simulation';
import type { CommandResult, OutputOptions } from './result';

/** Tells what would become of an object at every destination. */
export function simulateCommand(
  directories: readonly string[],
  request: SimulationRequest,
  options: OutputOptions,
): CommandResult {
  const assemblies = assemblyDirectories(directories);
  const result = simulate(assemblies, request);
  return {
    code: arrives(result) ? EXIT_CODES.PROVEN : EXIT_CODES.FINDINGS,
    lines: options.json
      ? jsonLines('simulate', simulateJson(request, result, assemblies))
      : simulateText(request, result, options),
  };
}
