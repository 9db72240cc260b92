/**
 * What the library costs at synth time: `npm run bench`.
 *
 * N replications, each into one other Region, synthesized side by side: with the library, with the same resources from
 * plain L2 constructs, with L1s alone, and with the `replicationRules` of the L2. Validation is off, which would take
 * longer than all of them; the proof is measured beside CDK's own. Prints the targets of the project next to the
 * figures; a missed one is no failure. The library is measured as it is published: compile first.
 */
import { spawnSync } from 'node:child_process';
import { App } from 'aws-cdk-lib';
import { measureProof } from './lib/bench-proof';
import type { ProofFigure } from './lib/bench-proof';
import { helperCount, templateBytes, VARIANTS } from './lib/bench-variants';
import type { Variant } from './lib/bench-variants';

process.env.CDK_VALIDATION = 'false';

const SIZES = [10, 50, 200];
const REPEATS = 5;
const PROOF_REPEATS = 10;
const LARGEST = SIZES[SIZES.length - 1];
const TARGETS = { overL2: 1.3, overL1: 2.5, growth: 1.2, proofPerRule: 1, proofOverBuiltIn: 0.2 };

interface Figure {
  readonly milliseconds: number;
  readonly bytes: number;
  readonly resources: number;
  readonly helpers: number;
}

function measure(variant: Variant, size: number): Figure {
  // the proof has figures of its own
  const app = new App({ analyticsReporting: false, context: { 'cdk-encrypted-replication:proof': false } });
  const start = process.hrtime.bigint();
  variant.build(app, size);
  const assembly = app.synth();
  const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
  const templates = assembly.stacks.map((stack) => stack.template);
  return {
    milliseconds,
    bytes: templateBytes(assembly),
    resources: templates.reduce((sum, { Resources = {} }) => sum + Object.keys(Resources).length, 0),
    helpers: templates.reduce((sum, template) => sum + helperCount(template), 0),
  };
}

/** The fastest of several runs, in turns, so that a slow moment of the machine hits all variants alike. */
function figures(): Map<string, Figure> {
  const best = new Map<string, Figure>();
  for (const variant of VARIANTS) {
    measure(variant, SIZES[0]);
  }
  for (const size of SIZES) {
    for (let repeat = 0; repeat < REPEATS; repeat += 1) {
      for (const variant of VARIANTS) {
        const figure = measure(variant, size);
        const id = `${variant.name}/${size}`;
        best.set(id, (best.get(id)?.milliseconds ?? Infinity) <= figure.milliseconds ? best.get(id)! : figure);
      }
    }
  }
  return best;
}

/** The time to load the library in a process that has loaded the modules of aws-cdk-lib that it needs. */
function requireTime(): { readonly modules: number; readonly library: number } {
  const script = `
    const time = (work) => {
      const start = process.hrtime.bigint();
      work();
      return Number(process.hrtime.bigint() - start) / 1e6;
    };
    // what these modules export loads on first use
    const load = (name) => Object.values(require(name)).length;
    const modules = time(() => ['aws-cdk-lib/aws-iam', 'aws-cdk-lib/aws-kms', 'aws-cdk-lib/aws-s3'].forEach(load));
    console.log(JSON.stringify({ modules, library: time(() => require('./lib')) }));`;
  const runs = Array.from({ length: REPEATS }, () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });
    if (status !== 0) {
      throw new Error(`compile first, npx projen compile: ${stderr}`);
    }
    return JSON.parse(stdout) as { modules: number; library: number };
  });
  return {
    modules: Math.min(...runs.map((run) => run.modules)),
    library: Math.min(...runs.map((run) => run.library)),
  };
}

function main(): void {
  // first, since a synthesis is a process of its own
  const proof = measureProof(LARGEST, PROOF_REPEATS);
  const best = figures();
  const of = (name: string, size: number) => best.get(`${name}/${size}`)!;
  console.log(line(['N', 'variant', 'ms', 'ms / replication', 'template kB', 'resources', 'helpers']));
  for (const size of SIZES) {
    for (const { name } of VARIANTS) {
      const { milliseconds, bytes, resources, helpers } = of(name, size);
      const cells = [size, name, milliseconds.toFixed(0), (milliseconds / size).toFixed(2), (bytes / 1000).toFixed(0)];
      console.log(line([...cells, resources, helpers]));
    }
  }
  const time = (name: string, size = LARGEST) => of(name, size).milliseconds;
  const perReplication = (size: number) => time('library', size) / size;
  const { modules, library } = requireTime();
  console.log(`\nAt N = ${LARGEST}:`);
  target('time over hand-written L2s', time('library') / time('L2'), TARGETS.overL2);
  target('time over bare L1s', time('library') / time('L1'), TARGETS.overL1);
  target(`time per replication over that at N = ${SIZES[0]}`, perReplication(LARGEST) / perReplication(SIZES[0]), TARGETS.growth);
  target('helper resources', of('library', LARGEST).helpers, 0);
  printProof(proof);
  console.log(`\nrequire: ${modules.toFixed(0)} ms for the modules of aws-cdk-lib, ${library.toFixed(0)} ms more for the library`);
}

function printProof({ rules, calls, findings, reading, proving, first, builtIn }: ProofFigure): void {
  const shown = (milliseconds: number) => `${milliseconds.toFixed(0)} ms`;
  console.log(`\nThe proof of ${LARGEST} replications with two destinations each: ${rules} rules, ${calls} calls, ${findings} findings`);
  console.log(`  ${shown(reading)} to read the templates, ${shown(proving)} to prove; both the first time: ${shown(first)}`);
  console.log(`  CDK's built-in validation, the first time: ${shown(builtIn)}`);
  target(`milliseconds a rule, the best of ${PROOF_REPEATS} runs`, proving / rules, TARGETS.proofPerRule);
  target("the first time over that of CDK's built-in validation", first / builtIn, TARGETS.proofOverBuiltIn);
}

function line(cells: readonly (string | number)[]): string {
  const [size, variant, ...numbers] = cells.map(String);
  return [size.padStart(4), variant.padEnd(20), ...numbers.map((cell) => cell.padStart(16))].join(' ');
}

function target(what: string, value: number, limit: number): void {
  console.log(`  ${what}: ${value.toFixed(3)}, target at most ${limit}: ${value <= limit ? 'met' : 'missed'}`);
}

main();
