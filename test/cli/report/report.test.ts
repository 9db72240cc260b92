import { getReportDate } from '../../../src/cli/report/report';
import { synthesizedExamples } from '../example';
import { encryptedRules, synthesizeL1 } from '../replicating-app';
import { RUN, reportOn } from './judged';

const directory = synthesizedExamples('minimal', 'two-apps-source');

test('has everything that the page shows', () => {
  const { run, matrices, graph: { rules }, controls } = reportOn(directory('minimal'));
  expect([run, matrices.length, rules.length, controls.length]).toEqual([RUN, 1, 1, 7]);
});

test.each([
  ['replicates', 'minimal'],
  ['fails', 'l1'],
  ['is undecided', 'two-apps-source'],
])('a source that %s has enabled rules, and AWS Config asks for no more', (_title, name) => {
  if (name === 'l1') {
    synthesizeL1(directory('l1'), encryptedRules);
  }
  expect(reportOn(directory(name)).controls[0]).toMatchObject({
    rule: { name: 's3-bucket-replication-enabled' }, compliance: 'met',
  });
});

test.each([
  ['0', '1970-01-01T00:00:00.000Z'],
  ['1764288000', '2025-11-28T00:00:00.000Z'],
])('SOURCE_DATE_EPOCH %s is the date of the report', (seconds, date) => {
  expect(getReportDate({ SOURCE_DATE_EPOCH: seconds }).toISOString()).toBe(date);
});

test.each(['yesterday', '-5', '1e99', '1.5', ' '])('fails for SOURCE_DATE_EPOCH %j, and names it', (seconds) => {
  expect(() => getReportDate({ SOURCE_DATE_EPOCH: seconds }))
    .toThrow(`SOURCE_DATE_EPOCH is ${JSON.stringify(seconds)} in the environment; give whole seconds since 1970`);
});

test.each([undefined, ''])('without it, or with %j, the date is that of the run', (seconds) => {
  expect(Math.abs(getReportDate({ SOURCE_DATE_EPOCH: seconds }).getTime() - Date.now())).toBeLessThan(10_000);
});
