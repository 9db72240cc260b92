import { BUCKET_CASES } from './buckets';
import { CANARY_CASES } from './canary';
import { CROSS_ACCOUNT_CASES } from './cross-account';
import { DESTINATION_CASES } from './destinations';
import type { ErrorCase } from './error-case';
import { EVENT_CASES } from './events';
import { EXISTING_CASES } from './existing';
import { FUNCTION_CASES } from './functions';
import { INPUT_CASES } from './input';
import { JOB_INPUT_CASES } from './job-inputs';
import { JOB_CASES } from './jobs';
import { KEY_OPTION_CASES } from './key-options';
import { KEY_CASES } from './keys';
import { MONITORING_CASES } from './monitoring';
import { PROTECTION_CASES } from './protection';
import { REPAIR_CASES } from './repair';
import { ROLE_CASES } from './role';
import { RULE_CASES } from './rules';
import { SIMULATOR_CASES } from './simulator';
import { TWO_WAY_CASES } from './two-way';

/** Every way to run into an error that is tested; `npm run errors` prints it. */
export const ERROR_CASES: readonly ErrorCase[] = [
  ...INPUT_CASES,
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
  ...EVENT_CASES,
  ...MONITORING_CASES,
  ...JOB_CASES,
  ...JOB_INPUT_CASES,
  ...REPAIR_CASES,
  ...CANARY_CASES,
  ...FUNCTION_CASES,
  ...SIMULATOR_CASES,
];
