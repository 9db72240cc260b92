/**
 * Prints every error code with the tests that cover it, and exits 1 if a code has none.
 *
 *     npm run errors
 */
import { ERROR_CODES } from '../src/internal/errors/error-codes';
import { ERROR_CASES } from '../test/support/errors/error-cases';

interface Row {
  readonly code: string;
  readonly when: string;
  readonly tests: readonly string[];
}

const NONE = '(no test)';

const rows: readonly Row[] = Object.entries(ERROR_CODES).map(([code, { when }]) => {
  const tests = ERROR_CASES.filter((each) => each.code === code).map(({ title }) => title);
  return { code, when, tests };
});
const [codeWidth, whenWidth] = [widest(rows.map(({ code }) => code)), widest(rows.map(({ when }) => when))];

function widest(texts: readonly string[]): number {
  return Math.max(...texts.map((text) => text.length));
}

function line(code: string, when: string, test: string): string {
  return `${code.padEnd(codeWidth)} | ${when.padEnd(whenWidth)} | ${test}`;
}

/** One line per test; code and condition stand on the first. */
function lines({ code, when, tests }: Row): string[] {
  const [first = NONE, ...others] = tests;
  return [line(code, when, first), ...others.map((test) => line('', '', test))];
}

const header = line('CODE', 'when', 'test');
const uncovered = rows.filter(({ tests }) => tests.length === 0).map(({ code }) => code);

console.log([header, header.replace(/[^|]/g, '-').replace(/\|/g, '+'), ...rows.flatMap(lines)].join('\n'));
console.log(`\n${rows.length} codes, ${ERROR_CASES.length} tests in test/internal/errors/errors.test.ts`);
if (uncovered.length > 0) {
  console.error(`without a test: ${uncovered.join(', ')}`);
  process.exitCode = 1;
}
