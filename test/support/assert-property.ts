import * as fc from 'fast-check';

/** The same values in each run, so that a change is judged by itself; FC_SEED looks elsewhere. */
export const SEED = Number(process.env.FC_SEED ?? 20_261_121);

/** How many times as long as usual to look: FC_TIMES=100 with another FC_SEED, when what is tested has changed. */
const TIMES = Number(process.env.FC_TIMES ?? 1);

export function assertProperty<Values>(property: fc.IProperty<Values>, parameters: fc.Parameters<Values> = {}): void {
  fc.assert(property, { seed: SEED, ...parameters, numRuns: (parameters.numRuns ?? 100) * TIMES });
}
