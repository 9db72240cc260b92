import { BUCKET_VARIANTS } from './buckets';
import { CONDITION_VARIANTS } from './conditions';
import { CONFIGURATION_VARIANTS } from './configurations';
import { CONTAINER_VARIANTS } from './containers';
import { FUNCTION_VARIANTS } from './functions';
import { KEY_VARIANTS } from './keys';
import { LIMIT_VARIANTS } from './limits';
import { PERMISSION_VARIANTS } from './permissions';
import { PLACE_VARIANTS } from './places';
import { SHAPE_VARIANTS } from './shapes';
import type { Variant } from './variant';

/** Beside the set-ups from reports: others of each kind, and near ones that must stay fine. */
export const VARIANTS: readonly Variant[] = [
  ...PERMISSION_VARIANTS, ...CONFIGURATION_VARIANTS, ...CONTAINER_VARIANTS, ...PLACE_VARIANTS,
  ...FUNCTION_VARIANTS,
  ...SHAPE_VARIANTS,
  ...LIMIT_VARIANTS,
  ...BUCKET_VARIANTS,
  ...KEY_VARIANTS,
  ...CONDITION_VARIANTS,
];
