import type { Build } from './builds';
import type { Measurement } from './sample/sample';

/** What came of one case with one build: one measurement for each round. */
export interface Series {
  readonly label: string;
  readonly build: Build;
  readonly measurements: readonly Measurement[];
}
