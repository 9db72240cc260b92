import { spawnSync } from 'node:child_process';
import type { Build } from './builds';
import type { Case } from './row';
import type { Job, Measurement, Sample } from './sample/sample';
import type { Series } from './series';
import type { Workspace } from './workspace';

/**
 * Measures every case with every build in rounds, so that a slow moment of the machine hits all of them alike. Every
 * other round goes backwards: nothing always comes first.
 */
export function sampleCases(
  cases: readonly Case[],
  builds: readonly Build[],
  rounds: number,
  workspace: Workspace,
): readonly Series[] {
  const series = cases.flatMap((each) => buildsOf(each, builds).map((build, index) => ({
    label: each.label,
    build,
    sample: each.sample,
    // what takes minutes is measured once
    rounds: index > 0 && each.slowBefore ? 1 : rounds,
    measurements: [] as Measurement[],
  })));
  for (let round = 0; round < rounds; round += 1) {
    const due = series.filter((each) => each.rounds > round);
    for (const { build, sample, measurements } of round % 2 === 0 ? due : due.reverse()) {
      measurements.push(measure(build, sample, workspace));
    }
  }
  return series;
}

/** One measurement in a process of its own. */
export function measure({ root }: Build, sample: Sample, { program }: Workspace): Measurement {
  const job: Job = { root, sample };
  const { status, error, output, stderr } = spawnSync(process.execPath, [program, JSON.stringify(job)], {
    // the fourth is what the sample reports to; a proof that finds something writes to the others
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    env: environment(),
    maxBuffer: 1024 ** 3,
  });
  const report = output?.[3];
  if (error !== undefined || status !== 0 || !report) {
    throw new Error(`${JSON.stringify(job)} failed: ${String(error ?? stderr)}`);
  }
  return JSON.parse(report) as Measurement;
}

function buildsOf({ onlyThis = false }: Case, builds: readonly Build[]): readonly Build[] {
  return onlyThis ? builds.slice(0, 1) : builds;
}

/** Without what npm and tsx add. */
function environment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_OPTIONS$|CDK_|TSX_)/.test(name)));
}
