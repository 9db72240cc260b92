/** The process of one sample: `node main.js JOB`. Writes the measurement as JSON to the fourth file. */
import { writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Job, Measurement } from './sample';

const REPORT = 3;

const requireModule = createRequire(__filename);

/** Modules are loaded for the kind of sample alone: what they take is memory of the process. */
function measure({ root, sample }: Job): Measurement {
  switch (sample.kind) {
    case 'proof':
      return load<typeof import('./analyses')>('./analyses').measureProof(root, sample.directory);
    case 'parse':
      return load<typeof import('./analyses')>('./analyses').measureParse(sample.directory);
    case 'command':
      return load<typeof import('./analyses')>('./analyses').measureCommand(root, sample.directory);
    case 'synthesis':
      return load<typeof import('./synthesis')>('./synthesis').measureSynthesis(root, sample);
    case 'require':
      return load<typeof import('./loading')>('./loading').measureRequire(root, sample.exports);
    case 'program':
      return load<typeof import('./program')>('./program').measureProgram(root, sample.args);
  }
}

function load<T>(module: string): T {
  return requireModule(module) as T;
}

writeSync(REPORT, JSON.stringify(measure(JSON.parse(process.argv[2]) as Job)));
