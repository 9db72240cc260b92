#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as doctorModule from './commands/doctor';
import type * as explainModule from './commands/explain';
import type * as graphModule from './commands/graph';
import type * as proveModule from './commands/prove';
import type * as reconcileModule from './commands/reconcile';
import type * as requirementsModule from './commands/requirements';
import type * as simulateModule from './commands/simulate';
import { handleOutputError } from './exit-codes';
import type { Commands } from './program';
import { run } from './run';
import { createTerminal } from './terminal';

/* eslint-disable @typescript-eslint/no-require-imports -- loaded when they are called */
/** Help and version need none. */
const COMMANDS: Commands = {
  prove: (...args) => (require('./commands/prove') as typeof proveModule).proveCommand(...args),
  explain: (...args) => (require('./commands/explain') as typeof explainModule).explainCommand(...args),
  simulate: (...args) => (require('./commands/simulate') as typeof simulateModule).simulateCommand(...args),
  graph: (...args) => (require('./commands/graph') as typeof graphModule).graphCommand(...args),
  requirements: (...args) => (require('./commands/requirements') as typeof requirementsModule).requirementsCommand(...args),
  reconcile: async (...args) => (require('./commands/reconcile') as typeof reconcileModule).reconcileCommand(...args),
  doctor: async (...args) => (require('./commands/doctor') as typeof doctorModule).doctorCommand(...args),
};
/* eslint-enable @typescript-eslint/no-require-imports */

const { version }: { readonly version: string } = JSON.parse(readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8'));

const terminal = createTerminal(process);
process.stdout.on('error', (error) => handleOutputError(error, terminal.err));
// there is no other place to say so; the code says that there is no answer
process.stderr.on('error', () => undefined);
const code = run(process.argv.slice(2), version, COMMANDS, terminal);
if (typeof code === 'number') {
  process.exitCode = code;
} else {
  void code.then((late) => {
    process.exitCode = late;
  });
}
