import { SimulatedStatus } from 'cdk-encrypted-replication';
import type { SimulationResult } from 'cdk-encrypted-replication';
import { buildModel } from '../../../src/analysis/model/build-model';
import { prove } from '../../../src/analysis/prove';
import type { Finding } from '../../../src/analysis/report/findings';
import type { Verdict } from '../../../src/analysis/report/verdict';
import { judge } from '../../../src/analysis/report/verdict';
import { Simulation } from '../../../src/simulator/private/simulation';
import { buildStacks } from './templates';
import type { World } from './world';

/** What the proof and the simulator say of one world. */
export interface Answers {
  readonly verdict: Verdict;
  /** Of the findings that decide it. */
  readonly findings: readonly string[];
  readonly statuses: readonly SimulatedStatus[];
  readonly explanations: readonly string[];
  readonly contradiction?: string;
}

/** Objects below the prefix, some of which a statement for some objects leaves out; the last has it as its key. */
const NAMES = ['a.csv', 'b.csv', 'deep/er/c.csv', ''];

/** No call of S3, so that the simulator does not know of them. */
const OF_DEPLOYMENT = ['KeyAdministrable'];

export function compareAnswers(world: World): Answers {
  const model = buildModel(buildStacks(world));
  const deciding = prove(model).findings.filter(({ level }) => level === 'fails' || level === 'undecided')
    .filter(({ check }) => !OF_DEPLOYMENT.includes(check) && !(world.v2 && world.open === 'delete markers' && check === 'ReplicateDeleteMarker'));
  const results = simulate(world, new Simulation(model));
  const refused = results.some(({ refusal }) => refusal !== undefined);
  const outcomes = refused ? [] : results.flatMap((result) => result.outcomes);
  const statuses = [...new Set(outcomes.map(({ status }) => status))].sort();
  const verdict = judge(deciding);
  return {
    verdict,
    findings: deciding.map(({ level, check, detail, message }: Finding) => `${level} ${check}[${detail ?? ''}] ${message}`),
    statuses,
    explanations: [...new Set(outcomes.map(({ explanation }) => explanation))],
    contradiction: contradicts(verdict, statuses, world),
  };
}

function simulate({ prefix, v2, deleteMarkers, open }: World, simulation: Simulation): SimulationResult[] {
  const upload = { headers: {}, tags: {}, storageClass: 'STANDARD', writtenBeforeRule: false };
  return NAMES.map((name) => `${prefix}${name}`).filter((key) => key !== '').flatMap((key) => [
    simulation.put('agreed-source', key, upload),
    ...(!v2 || (deleteMarkers && open !== 'delete markers') ? [simulation.delete('agreed-source', key)] : []),
  ]);
}

/** Where uploads are refused there is nothing that the simulator could say. */
function contradicts(verdict: Verdict, statuses: readonly SimulatedStatus[], { open }: World): string | undefined {
  const { COMPLETED, UNDECIDED } = SimulatedStatus;
  if (statuses.length === 0) {
    return undefined;
  }
  const allArrive = statuses.every((status) => status === COMPLETED);
  const stops = statuses.some((status) => status !== COMPLETED && status !== UNDECIDED);
  const expected: Verdict = stops ? 'fails' : allArrive ? 'replicates' : 'undecided';
  // with one value nothing is replicated, with the other it fails: the proof looks at both, the simulator stops
  const failsEitherWay = open !== 'nothing' && verdict === 'fails' && !allArrive;
  return verdict === expected || failsEitherWay ? undefined : `the proof says ${verdict}, the simulator ${statuses.join(', ')}`;
}
