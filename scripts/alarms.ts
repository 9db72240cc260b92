/**
 * Prints the alarms of an example as its templates have them: name, Region, metric, statistic, missing data,
 * dimensions.
 *
 *     npm run -s alarms              of examples/monitored.ts
 *     npm run -s alarms -- NAME      of another example
 */
import { alarmsOf } from '../test/support/alarms';
import type { AlarmRow } from '../test/support/alarms';
import { EXAMPLE_NAMES, synthesizeExample } from '../test/support/examples';

// the templates do not depend on it
process.env.CDK_VALIDATION ??= 'false';

const BAD_USAGE = 2;

const COLUMNS: readonly (readonly [title: string, cell: (alarm: AlarmRow) => string])[] = [
  ['alarm', ({ name }) => name],
  ['Region', ({ region }) => region],
  ['metric', ({ namespace, metric }) => `${namespace} ${metric}`],
  ['statistic', ({ statistic }) => statistic],
  ['missing data', ({ missingData }) => missingData],
  ['dimensions', ({ dimensions }) => Object.entries(dimensions).map((pair) => pair.join('=')).join(' ')],
];

function main([name = 'monitored', ...others]: readonly string[]): number {
  if (others.length > 0 || !EXAMPLE_NAMES.includes(name)) {
    console.error(`Usage: npm run -s alarms [-- NAME], with one of ${EXAMPLE_NAMES.join(', ')}`);
    return BAD_USAGE;
  }
  const alarms = alarmsOf(synthesizeExample(name));
  const rows = [COLUMNS.map(([title]) => title), ...alarms.map((alarm) => COLUMNS.map(([, cell]) => cell(alarm)))];
  const widths = COLUMNS.map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  console.log(rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column])).join('  ').trimEnd()).join('\n'));
  console.log(`\n${alarms.length} alarms`);
  return 0;
}

process.exitCode = main(process.argv.slice(2));
