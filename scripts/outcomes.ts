/**
 * Prints what the simulator answers for every kind of object beside what is expected, and exits 1 where they differ.
 *
 *     npm run outcomes
 */
import { gotten, reasonOf } from '../test/support/outcomes/outcome-case';
import type { OutcomeCase } from '../test/support/outcomes/outcome-case';
import { OUTCOME_CASES } from '../test/support/outcomes/outcome-cases';

// the outcomes are those of the templates, which CDK's built-in validation has no part in
process.env.CDK_VALIDATION ??= 'false';

const NOTHING = '(no destination)';

interface Row {
  readonly holds: boolean;
  readonly lines: readonly string[];
}

function row({ kind, model, simulator, act, expected, fact, see }: OutcomeCase): Row {
  const result = act(simulator());
  const [wanted, got] = [expected, gotten(result)].map((each) => each.join(', ') || NOTHING);
  return {
    holds: wanted === got,
    lines: [
      `${wanted === got ? '=' : '!'} ${kind} (${model})`,
      `    expected  ${wanted}`,
      `    got       ${got}`,
      `    reason    ${reasonOf(result) || NOTHING}`,
      `    fact      ${fact}`,
      `              ${see}`,
    ],
  };
}

const rows = OUTCOME_CASES.map(row);
const differing = rows.filter(({ holds }) => !holds).length;

console.log(rows.flatMap(({ lines }) => lines).join('\n'));
console.log(`\n${rows.length} outcomes, ${differing} other than expected`);
if (differing > 0) {
  process.exitCode = 1;
}
