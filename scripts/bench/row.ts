import type { Build } from './builds';
import type { Measurement, Sample } from './sample/sample';
import type { Series } from './sampler';
import type { Workspace } from './workspace';

/** Something that costs time, measured in one or more cases, with what it should cost. */
export interface Row {
  /** For `--row`. */
  readonly name: string;
  readonly title: string;
  readonly cases: readonly Case[];
  readonly targets: readonly Target[];
  /** Rounds, where the usual number would take too long or is too small. */
  readonly rounds?: number;
}

export interface Case {
  readonly label: string;
  readonly sample: Sample;
  /** Takes nothing from the library: measured once for both builds. */
  readonly onlyThis?: boolean;
  /** Takes minutes with builds of before: one round of them has to do. */
  readonly slowBefore?: boolean;
}

export interface Target {
  readonly what: string;
  /** At most; without it the figure is only printed. */
  readonly limit?: number;
  /** Milliseconds or kB; a ratio without. */
  readonly unit?: string;
  /** One figure for each round; `undefined` if there is no other build to compare with. */
  readonly figures: (results: Results) => readonly number[] | undefined;
}

/** What the rows are made of. */
export interface Setting {
  readonly workspace: Workspace;
  /** Small sizes. */
  readonly quick: boolean;
  /** This build, and the other one if there is one. */
  readonly builds: readonly Build[];
}

/** Rows with the name of each, made when they are asked for: they write assemblies. */
export type Rows = Readonly<Record<string, (setting: Setting) => Omit<Row, 'name'>>>;

type Pick = (measurement: Measurement) => number;

export const wall: Pick = ({ wall: time }) => time;
export const main: Pick = ({ main: time }) => time;
export const memory: Pick = ({ memory: size }) => size;

/** All measurements of a row. */
export class Results {
  constructor(private readonly series: readonly Series[], private readonly builds: readonly Build[]) {}

  /** A figure of a case with this build, one for each round. */
  public here(label: string, pick: Pick): readonly number[] {
    return this.find(label, this.builds[0])!.map(pick);
  }

  /** The same with the other build, if there is one. */
  public before(label: string, pick: Pick): readonly number[] | undefined {
    return this.builds.length < 2 ? undefined : this.find(label, this.builds[1])?.map(pick);
  }

  private find(label: string, build: Build): readonly Measurement[] | undefined {
    return this.series.find((each) => each.label === label && each.build === build)?.measurements;
  }
}
