import { ENCRYPTION_CASES } from './cases/encryption';
import { OBJECT_CASES } from './cases/objects';
import { PERMISSION_CASES } from './cases/permissions';
import type { OutcomeCase } from './outcome-case';

/** Every outcome that is expected; `npm run outcomes` prints them. */
export const OUTCOME_CASES: readonly OutcomeCase[] = [...ENCRYPTION_CASES, ...OBJECT_CASES, ...PERMISSION_CASES];
