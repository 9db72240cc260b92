import * as fc from 'fast-check';
import { compareAnswers } from '../support/agreement/agree';
import { WORLDS } from '../support/agreement/world';

/** All 10,000 are compared by `npm run agreement`. */
test('the proof and the simulator say the same of a world', () => {
  fc.assert(fc.property(WORLDS, (world) => {
    const { contradiction, findings, explanations } = compareAnswers(world);
    const shown = contradiction === undefined ? {} : { findings, explanations };
    expect({ contradiction, ...shown }).toEqual({ contradiction: undefined });
  }), { numRuns: 300, seed: 2026 });
});
