import { doctorCommand } from '../../src/cli/commands/doctor';
import { explainCommand } from '../../src/cli/commands/explain';
import { graphCommand } from '../../src/cli/commands/graph';
import { proveCommand } from '../../src/cli/commands/prove';
import { reconcileCommand } from '../../src/cli/commands/reconcile';
import { requirementsCommand } from '../../src/cli/commands/requirements';
import { simulateCommand } from '../../src/cli/commands/simulate';
import type { ExitCode } from '../../src/cli/exit-codes';
import { run } from '../../src/cli/run';
import type { Terminal } from '../../src/cli/terminal';

const COMMANDS = {
  prove: proveCommand,
  explain: explainCommand,
  simulate: simulateCommand,
  graph: graphCommand,
  requirements: requirementsCommand,
  reconcile: reconcileCommand,
  doctor: doctorCommand,
};

/** The command line in this process: `prove`, `simulate` and `graph`, which have their result at once. */
export function runAtOnce(args: readonly string[], terminal: Terminal): ExitCode {
  return run(args, '0.0.0', COMMANDS, terminal) as ExitCode;
}

export async function runLater(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  return run(args, '0.0.0', COMMANDS, terminal);
}
