import { App, Stack } from 'aws-cdk-lib';
import { compiled } from './compiled';

const { EncryptedCrossRegionReplication, ReplicationDestination } = compiled<typeof import('../../src')>('index');
const { prove } = compiled<typeof import('../../src/analysis/prove')>('analysis/prove');
const { buildModel } = compiled<BuildWorld>('analysis/model/build-model');
const { readAssembly } = compiled<ReadAssembly>('analysis/assembly/read-assembly');

type BuildWorld = typeof import('../../src/analysis/model/build-model');
type ReadAssembly = typeof import('../../src/analysis/assembly/read-assembly');

const REGIONS = { source: 'eu-west-1', destinations: ['eu-central-1', 'us-east-1'] };
const ACCOUNT = '111111111111';
/** Replications of one source stack: a template takes 500 resources. */
const PER_STACK = 10;

/** What the proof costs, in milliseconds. */
export interface ProofFigure {
  readonly rules: number;
  readonly calls: number;
  readonly findings: number;
  /** The time to read the templates, which every validation plugin has to do. */
  readonly reading: number;
  /** For all that follows: resolving, collecting, judging. */
  readonly proving: number;
  /** Reading and proving of the first run, before any of its code is optimized: what one synthesis takes. */
  readonly first: number;
  /** By which CDK's built-in validation makes synthesis longer. */
  readonly builtIn: number;
}

/** Proves an app of many replications with two destinations each, beside what CDK's own validation takes for it. */
export function measureProof(size: number, repeats: number): ProofFigure {
  const [without, directory] = synthesis(size, 'false');
  const runs = Array.from({ length: repeats }, () => measure(directory));
  const [withBuiltIn] = synthesis(size, 'true');
  const best = (pick: (run: Run) => number) => Math.min(...runs.map(pick));
  return {
    ...runs[0],
    first: runs[0].reading + runs[0].proving,
    reading: best((run) => run.reading),
    proving: best((run) => run.proving),
    builtIn: withBuiltIn - without,
  };
}

type Run = Omit<ProofFigure, 'builtIn' | 'first'>;

function measure(directory: string): Run {
  const [reading, stacks] = timed(() => readAssembly(directory));
  const [proving, { rules, calls, findings }] = timed(() => prove(buildModel(stacks)));
  return { rules, calls, findings: findings.length, reading, proving };
}

/** Without our plugin: CDK's alone is what it is compared with. */
function synthesis(size: number, validation: string): [milliseconds: number, directory: string] {
  const before = process.env.CDK_VALIDATION;
  process.env.CDK_VALIDATION = validation;
  const app = new App({ analyticsReporting: false, context: { 'cdk-encrypted-replication:proof': false } });
  build(app, size);
  const [milliseconds, { directory }] = timed(() => app.synth());
  process.env.CDK_VALIDATION = before;
  return [milliseconds, directory];
}

function build(app: App, size: number): void {
  for (let index = 0; index < size; index += 1) {
    const id = `Data${Math.floor(index / PER_STACK)}`;
    const stack = (app.node.tryFindChild(id) as Stack | undefined)
      ?? new Stack(app, id, { env: { account: ACCOUNT, region: REGIONS.source } });
    new EncryptedCrossRegionReplication(stack, `Replication${index}`, {
      destinations: REGIONS.destinations.map((region) => ReplicationDestination.inRegion(region)),
    });
  }
}

function timed<T>(work: () => T): [milliseconds: number, result: T] {
  const start = process.hrtime.bigint();
  const result = work();
  return [Number(process.hrtime.bigint() - start) / 1e6, result];
}
