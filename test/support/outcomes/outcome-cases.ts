import { ENCRYPTION_CASES } from './encryption';
import { OBJECT_CASES } from './objects';
import type { OutcomeCase } from './outcome-case';
import { PERMISSION_CASES } from './permissions';

/** Every outcome that is expected; `npm run outcomes` prints them. */
export const OUTCOME_CASES: readonly OutcomeCase[] = [...ENCRYPTION_CASES, ...OBJECT_CASES, ...PERMISSION_CASES];
