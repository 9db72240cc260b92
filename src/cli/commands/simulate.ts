import { EXIT_CODES } from '../exit-codes';
import { assemblyDirectories } from '../input/directories';
import { jsonLines } from '../json';
import { simulateJson } from '../render/simulate-json';
import { simulateText } from '../render/simulate-text';
import type { Simulation, SimulationRequest } from '../simulation';
import { arrives } from '../simulation';
import type { CommandResult, OutputOptions } from './result';

/** Drives one object through the replication of the assemblies. */
export type Simulate = (assemblies: readonly string[], request: SimulationRequest) => Simulation;

/** Tells what would become of an object at every destination. */
export function simulateCommand(
  simulate: Simulate,
  directories: readonly string[],
  request: SimulationRequest,
  options: OutputOptions,
): CommandResult {
  const simulation = simulate(assemblyDirectories(directories), request);
  return {
    code: arrives(simulation) ? EXIT_CODES.PROVEN : EXIT_CODES.FINDINGS,
    lines: options.json
      ? jsonLines('simulate', simulateJson(request, simulation))
      : simulateText(request, simulation, options),
  };
}
