import { BUCKET_CASES } from './cases/buckets';
import { DESTINATION_CASES } from './cases/destinations';
import { KEY_OPTION_CASES } from './cases/key-options';
import { KEY_CASES } from './cases/keys';
import { ROLE_CASES } from './cases/role';
import { RULE_CASES } from './cases/rules';
import type { ErrorCase } from './error-case';

/** Every way to run into an error that is tested; `npm run errors` prints it. */
export const ERROR_CASES: readonly ErrorCase[] = [
  ...DESTINATION_CASES,
  ...BUCKET_CASES,
  ...KEY_CASES,
  ...KEY_OPTION_CASES,
  ...RULE_CASES,
  ...ROLE_CASES,
];
