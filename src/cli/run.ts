import type * as failures from './commands/failure';
import type { CommandResult } from './commands/result';
import { renderDocument } from './commands/result';
import type { ExitCode } from './exit-codes';
import { EXIT_CODES } from './exit-codes';
import type { Commands } from './program';
import { createProgram } from './program';
import { wrap } from './render/layout';
import type { Terminal } from './terminal';
import { isUsageError } from './usage-error';

/** Runs one command line. It never throws: Node.js would end with 1 after an error, and 1 means findings. */
export function run(
  args: readonly string[],
  version: string,
  commands: Commands,
  terminal: Terminal,
): ExitCode | Promise<ExitCode> {
  const results: (CommandResult | Promise<CommandResult>)[] = [];
  try {
    createProgram(version, commands, terminal, (result) => results.push(result)).parse(args, { from: 'user' });
  } catch (error) {
    return isUsageError(error) && error.exitCode === 0 ? EXIT_CODES.PROVEN : reportFailure(error, args, terminal);
  }
  const [result] = results;
  return 'then' in result
    ? result.then((late) => report(late, terminal), (error: unknown) => reportFailure(error, args, terminal))
    : report(result, terminal);
}

function report({ code, lines }: CommandResult, terminal: Terminal): ExitCode {
  terminal.status('');
  if (lines.length > 0) {
    terminal.out(`${lines.join('\n')}\n`);
  }
  return code;
}

function reportFailure(error: unknown, args: readonly string[], terminal: Terminal): ExitCode {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded for failures alone
  const { describeFailure } = require('./commands/failure') as typeof failures;
  terminal.status('');
  const { code, message } = describeFailure(error, args);
  const command = args.find((arg) => !arg.startsWith('-'));
  if (args.includes('--json')) {
    terminal.out(`${renderDocument(command, { error: { code, message } }).join('\n')}\n`);
  }
  terminal.err(`${wrap(`error: ${message}`, terminal.width).join('\n')}\n`);
  return EXIT_CODES.UNUSABLE;
}
