import type { Case } from '../case';
import type { World } from './world';

/** One change of the set-up that replicates, and the verdict that it deserves. */
export interface Variant {
  readonly title: string;
  readonly change: (world: World) => void;
  readonly expected: Case['expected'];
  /** What the id or the message of one finding matches. */
  readonly names?: RegExp;
}
