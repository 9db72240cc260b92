#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { graphCommand } from './commands/graph';
import { proveCommand } from './commands/prove';
import { simulateCommand } from './commands/simulate';
import { handleOutputError } from './exit-codes';
import { run } from './run';
import { createTerminal } from './terminal';

const { version }: { readonly version: string } = JSON.parse(readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8'));

process.stdout.on('error', handleOutputError);
process.exitCode = run(
  process.argv.slice(2),
  version,
  { prove: proveCommand, simulate: simulateCommand, graph: graphCommand },
  createTerminal(process),
);
