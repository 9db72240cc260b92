import { AssemblyError } from '../../analysis/assembly/assembly-error';
import { ReplicationError } from '../../internal/errors/replication-error';
import { UnusableInput } from '../input/unusable-input';
import { isUsageError } from '../usage-error';

/** Why the command has no result. */
export interface Failure {
  readonly code: string;
  readonly message: string;
}

/** Errors about the input have a code; any other error is a defect of this package, reported with its stack trace. */
export function describeFailure(error: unknown): Failure {
  if (isExpected(error)) {
    return { code: error.code, message: error.message };
  }
  if (isUsageError(error)) {
    // for a missing command, `commander` throws its help text as the message
    const message = error.code !== 'commander.help' ? error.message
      : 'no command; name prove, simulate, graph, requirements, reconcile or doctor';
    return { code: 'Usage', message: `${message.replace(/^error: /, '')}; --help lists what is accepted` };
  }
  const { stack = String(error) } = error as Partial<Error>;
  return { code: 'Defect', message: `this is a defect of the command, please report it: ${stack}` };
}

function isExpected(error: unknown): error is UnusableInput | AssemblyError | ReplicationError {
  return UnusableInput.isUnusableInput(error)
    || AssemblyError.isAssemblyError(error)
    || ReplicationError.isReplicationError(error);
}
