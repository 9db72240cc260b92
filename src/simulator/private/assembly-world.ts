import { ReplicationError } from '../../errors/replication-error';
import { AssemblyError } from '../../analysis/assembly/assembly-error';
import { readAssembly } from '../../analysis/assembly/read-assembly';
import type { StackTemplate } from '../../analysis/assembly/stack-template';
import type { World } from '../../analysis/model/deployment-model';
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
