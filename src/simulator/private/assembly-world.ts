import { ReplicationError } from '../../internal/errors/replication-error';
import { AssemblyError } from '../../proof/private/world/assembly-error';
import { readAssembly } from '../../proof/private/world/read-assembly';
import type { StackTemplate } from '../../proof/private/world/stack-template';
import type { World } from '../../proof/private/world/world';
import { replicatingWorld } from './replicating-world';

/** The world of several assemblies. */
export function assemblyWorld(directories: readonly string[]): World {
  return replicatingWorld(directories.flatMap(stacksOf));
}

function stacksOf(directory: string): StackTemplate[] {
  try {
    return readAssembly(directory);
  } catch (error) {
    if (!AssemblyError.isAssemblyError(error)) {
      throw error;
    }
    const { problem, remedy } = error;
    throw new ReplicationError('AssemblyUnreadable', undefined, { problem, value: directory, remedy });
  }
}
