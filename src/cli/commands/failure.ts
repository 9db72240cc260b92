import { AssemblyError } from '../../analysis/assembly/assembly-error';
import { ReplicationError } from '../../internal/errors/replication-error';
import { UnusableInput } from '../input/unusable-input';
import type { UsageError } from '../usage-error';
import { isUsageError } from '../usage-error';

/** Why the command has no result. */
export interface Failure {
  readonly code: string;
  readonly message: string;
}

const NAME_COMMAND = 'name prove, simulate, graph, requirements, reconcile or doctor';

/**
 * Errors about the input have a code; any other error is a defect of this package, reported with its stack trace.
 *
 * @param args the command line
 */
export function describeFailure(error: unknown, args: readonly string[]): Failure {
  if (isExpected(error)) {
    return { code: error.code, message: error.message };
  }
  if (isUsageError(error)) {
    return { code: 'Usage', message: `${describeMisuse(error, args)}; --help lists what is accepted` };
  }
  const { stack = String(error) } = error as Partial<Error>;
  return { code: 'Defect', message: `this is a defect of the command, please report it: ${stack}` };
}

/** As one sentence: some of commander's messages have a full stop, or two lines. */
function describeMisuse({ code, message }: UsageError, [first, second]: readonly string[]): string {
  // commander has no message for a missing command, nor for one whose help is asked for in vain
  if (code === 'commander.help') {
    return first === 'help' ? `unknown command '${second}'; ${NAME_COMMAND}` : `no command; ${NAME_COMMAND}`;
  }
  return message.replace(/^error: /, '').replace(/\s*\n/g, ' ').replace(/\.$/, '');
}

function isExpected(error: unknown): error is UnusableInput | AssemblyError | ReplicationError {
  return UnusableInput.isUnusableInput(error)
    || AssemblyError.isAssemblyError(error)
    || ReplicationError.isReplicationError(error);
}
