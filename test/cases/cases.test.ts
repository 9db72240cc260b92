import { CASES, isAsExpected, proveCase } from '../support/cases/case';

test.each(CASES)('$name: $expected, $why', (each) => {
  const outcome = proveCase(each);
  expect({ outcome, holds: isAsExpected(each, outcome) }).toEqual({ outcome, holds: true });
});
