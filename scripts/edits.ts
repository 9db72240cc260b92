/**
 * Prints what edits of a deployed app do to it: resources changed and replaced, whom policies lock out, whether S3 is
 * un-admitted, and what says so beforehand.
 *
 *     npm run edits
 */
import { compareEdit } from '../test/support/edits/compare';
import { EDITS } from '../test/support/edits/edits';

// the validation of CDK itself; that of the library is off in these apps
process.env.CDK_VALIDATION = 'false';

const list = (names: readonly string[]) => (names.length === 0 ? 'no' : names.map((name) => name.replace(/^.*\//, '')).join(', '));

console.log('| edit | changed | replaced, or leaves | locks out | un-admits | announced by |\n|---|---|---|---|---|---|');
for (const { edit, changed, replaced, locksOut, unAdmits, announced } of EDITS.map(compareEdit)) {
  console.log(`| ${[edit.name, changed, list(replaced), list(locksOut), list(unAdmits), announced.join(', ') || '-'].join(' | ')} |`);
}
console.log(`\n${EDITS.length} edits`);
