import type { CommandResult } from '../../src/cli/commands/result';
import { EXIT_CODES } from '../../src/cli/exit-codes';
import type { Commands } from '../../src/cli/program';
import { createProgram } from '../../src/cli/program';
import { run } from '../../src/cli/run';
import { recorder } from './fixtures';

const FOUND: CommandResult = { code: EXIT_CODES.FAILS, lines: ['one', 'two'] };

function recordCalls(calls: unknown[][], answer: () => CommandResult): Commands {
  const command = (name: string) => (...parameters: unknown[]) => {
    calls.push([name, ...parameters]);
    return answer();
  };
  return {
    prove: command('prove'),
    simulate: command('simulate'),
    explain: command('explain'),
    graph: command('graph'),
    requirements: command('requirements'),
    reconcile: async (...given) => command('reconcile')(...given),
    doctor: async (...given) => command('doctor')(...given),
  };
}

/** Runs one command line with commands that answer what they are told to. */
export function ran(args: readonly string[], answer: () => CommandResult = () => FOUND) {
  const calls: unknown[][] = [];
  const terminal = recorder();
  const code = run(args, '1.2.3', recordCalls(calls, answer), terminal);
  return { code, calls, out: terminal.stdout.join(''), err: terminal.stderr.join('') };
}

/** All commands, as `commander` has them. */
export const COMMANDS = createProgram('1.2.3', recordCalls([], () => FOUND), recorder(), () => undefined).commands;
