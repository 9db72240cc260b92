/**
 * Puts generated worlds to the proof and to the simulator, prints how often they say what, and every contradiction, and
 * exits 1 where there is one.
 *
 *     npm run agreement [NUMBER [SEED]]
 */
import * as fc from 'fast-check';
import { compareAnswers } from '../test/support/agreement/agree';
import { WORLDS } from '../test/support/agreement/world';

const [number = '10000', seed = '1'] = process.argv.slice(2);
const worlds = fc.sample(WORLDS, { numRuns: Number(number), seed: Number(seed) });
const counts = new Map<string, number>();
let contradictions = 0;
for (const world of worlds) {
  const { verdict, statuses, findings, explanations, contradiction } = compareAnswers(world);
  const answer = `${verdict.padEnd(10)}  ${statuses.join(', ') || 'every upload is refused'}`;
  counts.set(answer, (counts.get(answer) ?? 0) + 1);
  if (contradiction !== undefined) {
    contradictions += 1;
    console.log([contradiction, ...findings, ...explanations, JSON.stringify(world), ''].join('\n  '));
  }
}
console.log([...counts].sort(([a], [b]) => a.localeCompare(b)).map(([answer, count]) => `${String(count).padStart(6)}  ${answer}`).join('\n'));
console.log(`\n${worlds.length} worlds, ${contradictions} contradictions`);
if (contradictions > 0) {
  process.exitCode = 1;
}
