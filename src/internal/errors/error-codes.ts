import { BUCKET_CODES } from './codes/buckets';
import { CANARY_CODES } from './codes/canary';
import { DESTINATION_CODES } from './codes/destinations';
import { EVENT_CODES } from './codes/events';
import { FUNCTION_CODES } from './codes/functions';
import { INPUT_CODES } from './codes/input';
import { JOB_CODES } from './codes/jobs';
import { KEY_CODES } from './codes/keys';
import { MONITORING_CODES } from './codes/monitoring';
import { ROLE_CODES } from './codes/role';
import { RULE_CODES } from './codes/rules';
import { SIMULATOR_CODES } from './codes/simulator';

/**
 * Every error code of the library. Codes are contract: one may be added, none is renamed or reused.
 */
export const ERROR_CODES = {
  ...INPUT_CODES,
  ...DESTINATION_CODES,
  ...BUCKET_CODES,
  ...KEY_CODES,
  ...RULE_CODES,
  ...ROLE_CODES,
  ...EVENT_CODES,
  ...MONITORING_CODES,
  ...JOB_CODES,
  ...CANARY_CODES,
  ...FUNCTION_CODES,
  ...SIMULATOR_CODES,
} as const;
