import { display } from '../../proof/private/text/text';
import type { Simulation, SimulationRequest } from '../simulation';
import { arrives } from '../simulation';

/** What becomes of an object, for a program: `docs/reference/cli/simulate.schema.json`. */
export function simulateJson(request: SimulationRequest, { replicationStatus, outcomes }: Simulation): object {
  return { request, arrived: arrives({ outcomes }), replicationStatus, outcomes: displayed(outcomes) };
}

function displayed(outcomes: Simulation['outcomes']): unknown {
  return JSON.parse(JSON.stringify(outcomes), (_key, value) => (typeof value === 'string' ? display(value) : value));
}
