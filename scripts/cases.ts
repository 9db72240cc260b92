/**
 * Proves the assemblies of `test/cases`, prints verdict and exit code beside what is expected, and exits 1 where they
 * differ.
 *
 *     npm run cases [NAME…]
 */
import type { Case } from '../test/support/cases/case';
import { CASES, isAsExpected, proveCase } from '../test/support/cases/case';

const wanted = process.argv.slice(2);
const isWanted = ({ name }: Case) => wanted.length === 0 || wanted.some((part) => name.includes(part));
const rows = CASES.filter(isWanted).map((each) => {
  const outcome = proveCase(each);
  const { code, verdict, findings, error } = outcome;
  const holds = isAsExpected(each, outcome);
  const shown = holds && wanted.length === 0 ? [] : findings.slice(0, 12);
  return {
    holds,
    lines: [
      `${holds ? '=' : '!'} ${each.expected.padEnd(9)}  ${verdict.padEnd(10)}  ${code}  ${each.name}`,
      ...(error ? [`      ${error.code}: ${error.message}`] : shown.map(({ id, level, message }) => `      ${level} ${id}: ${message}`)),
    ],
  };
});
const differing = rows.filter(({ holds }) => !holds).length;

console.log(rows.flatMap(({ lines }) => lines).join('\n'));
console.log(`\n${rows.length} cases, ${differing} other than expected`);
if (differing > 0) {
  process.exitCode = 1;
}
