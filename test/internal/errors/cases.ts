import { BUCKET_CASES } from './cases/buckets';
import { CROSS_ACCOUNT_CASES } from './cases/cross-account';
import { DESTINATION_CASES } from './cases/destinations';
import { EXISTING_CASES } from './cases/existing';
import { KEY_OPTION_CASES } from './cases/key-options';
import { KEY_CASES } from './cases/keys';
import { PROTECTION_CASES } from './cases/protection';
import { ROLE_CASES } from './cases/role';
import { RULE_CASES } from './cases/rules';
import { SIMULATOR_CASES } from './cases/simulator';
import { TWO_WAY_CASES } from './cases/two-way';
import type { ErrorCase } from './error-case';

/** Every way to run into an error that is tested; `npm run errors` prints it. */
export const ERROR_CASES: readonly ErrorCase[] = [
  ...DESTINATION_CASES,
  ...BUCKET_CASES,
  ...KEY_CASES,
  ...KEY_OPTION_CASES,
  ...RULE_CASES,
  ...ROLE_CASES,
  ...CROSS_ACCOUNT_CASES,
  ...EXISTING_CASES,
  ...TWO_WAY_CASES,
  ...PROTECTION_CASES,
  ...SIMULATOR_CASES,
];
