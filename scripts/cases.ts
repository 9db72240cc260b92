/**
 * Proves the assemblies of `test/cases`, prints verdict and exit code beside what is expected, and exits 1 where they
 * differ.
 *
 *     npm run cases [NAME…]
 */
import { CASES, isAsExpected, proveCase } from '../test/support/cases/case';

const wanted = process.argv.slice(2);
const rows = CASES.filter(({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part))).map((each) => {
  const outcome = proveCase(each);
  const { code, verdict, findings, error } = outcome;
  const holds = isAsExpected(each, outcome);
  const heaviest = findings.slice(0, holds && wanted.length === 0 ? 0 : 12).map(({ id, level, message }) => `      ${level} ${id}: ${message}`);
  return {
    holds,
    lines: [
      `${holds ? '=' : '!'} ${each.expected.padEnd(9)}  ${verdict.padEnd(10)}  ${code}  ${each.name}`,
      ...(error ? [`      ${error.code}: ${error.message}`] : heaviest),
    ],
  };
});
const differing = rows.filter(({ holds }) => !holds).length;

console.log(rows.flatMap(({ lines }) => lines).join('\n'));
console.log(`\n${rows.length} cases, ${differing} other than expected`);
if (differing > 0) {
  process.exitCode = 1;
}
