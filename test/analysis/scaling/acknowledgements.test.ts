import { findOpen, findUnmatched } from '../../../src/analysis/report/acknowledgements';
import { formatFindingId } from '../../../src/analysis/report/findings';
import { address, finding } from '../../cli/fixtures';

/** Findings of one id, each acknowledged where it is: how often their paths are read. */
function countReads(size: number, find: typeof findUnmatched | typeof findOpen): number {
  let reads = 0;
  const count = <T extends object>(object: T) => new Proxy(object, {
    get: (target, name, receiver) => {
      reads += name === 'constructPath' ? 1 : 0;
      return Reflect.get(target, name, receiver) as unknown;
    },
  });
  const numbers = Array.from({ length: size }, (_none, index) => index);
  const findings = numbers.map((each) => finding({ address: count(address('Role', { constructPath: `Stack${each}/Role` })) }));
  const given = numbers.map((each) => count({ id: formatFindingId(findings[each]), constructPath: `Stack${each}/Role` }));
  const left = find === findOpen ? findOpen(findings, given) : findUnmatched(given, findings);
  expect(left).toEqual([]);
  return reads;
}

test.each([
  ['what is not acknowledged', findOpen],
  ['what acknowledges nothing', findUnmatched],
])('twice as many findings and acknowledgements take at most twice the reads to know %s', (_what, find) => {
  expect(countReads(200, find)).toBeLessThanOrEqual(2 * countReads(100, find));
});
