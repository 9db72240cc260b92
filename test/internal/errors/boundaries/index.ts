import { BUCKET_BOUNDARIES } from './buckets';
import { KEY_BOUNDARIES } from './keys';
import type { BoundaryCase } from './rendered';
import { PLACE_BOUNDARIES, ROLE_BOUNDARIES } from './roles-and-places';
import { RULE_BOUNDARIES } from './rules';

/** Inputs at every limit, on the side that has to pass. */
export const BOUNDARY_CASES: readonly BoundaryCase[] = [
  ...RULE_BOUNDARIES,
  ...BUCKET_BOUNDARIES,
  ...KEY_BOUNDARIES,
  ...ROLE_BOUNDARIES,
  ...PLACE_BOUNDARIES,
];
