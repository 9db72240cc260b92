import type { Colours } from '../colours';

/** How text for a person is laid out. */
export interface Style {
  readonly width: number;
  readonly colours: Colours;
}
