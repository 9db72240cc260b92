import { AssemblyError } from '../../analysis/assembly/assembly-error';
import { readAssembly } from '../../analysis/assembly/read-assembly';
import type { StackTemplate } from '../../analysis/assembly/stack-template';
import type { DeploymentModel } from '../../analysis/model/deployment-model';
import { ReplicationError } from '../../internal/errors/replication-error';
import { replicatingModel } from './replicating-world';

/** The world of several assemblies. */
export function assemblyModel(directories: readonly string[]): DeploymentModel {
  return replicatingModel(directories.flatMap(stacksOf));
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
