import type { Build } from './builds';
import type { Measurement, Sample } from './sample/sample';
import type { Series } from './series';
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
  readonly figures: Figures;
  /** The same of the other build, to be printed beside it. */
  readonly before?: Figures;
}

type Figures = (results: Results) => readonly number[] | undefined;

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

/** A figure of a measurement. */
export type Metric = (measurement: Measurement) => number;

export const wall: Metric = ({ wall: time }) => time;
export const main: Metric = ({ main: time }) => time;
export const memory: Metric = ({ memory: size }) => size;

/** A figure of this build and, if there is one, of the other. */
export interface Both {
  readonly here: readonly number[];
  readonly before: readonly number[] | undefined;
}

/** All measurements of a row. */
export class Results {
  constructor(private readonly series: readonly Series[], private readonly builds: readonly Build[]) {}

  /** A figure of two cases with each build; what takes nothing from the library is the same with both. */
  public of(
    [label, other]: readonly [string, string],
    pick: Metric,
    combine: (figures: readonly number[], others: readonly number[]) => readonly number[],
  ): Both {
    const before = this.before(label, pick);
    const others = this.here(other, pick);
    return {
      here: combine(this.here(label, pick), others),
      before: before && combine(before, this.before(other, pick) ?? others),
    };
  }

  /** A figure of a case with this build, one for each round. */
  public here(label: string, pick: Metric): readonly number[] {
    return this.find(label, this.builds[0])!.map(pick);
  }

  /** The same with the other build, if there is one. */
  public before(label: string, pick: Metric): readonly number[] | undefined {
    return this.builds.length < 2 ? undefined : this.find(label, this.builds[1])?.map(pick);
  }

  private find(label: string, build: Build): readonly Measurement[] | undefined {
    return this.series.find((each) => each.label === label && each.build === build)?.measurements;
  }
}
