import { ReplicationError } from '../../internal/errors/replication-error';
import { AssemblyError } from '../../analysis/assembly/assembly-error';
import { readAssembly } from '../../analysis/assembly/read-assembly';
import type { StackTemplate } from '../../analysis/assembly/stack-template';
import type { DeploymentModel } from '../../analysis/model/deployment-model';
import { buildReplicationModel } from './replicating-world';

/** The world of several assemblies. */
export function readAssemblyModel(directories: readonly string[]): DeploymentModel {
  return buildReplicationModel(directories.flatMap(readStackTemplates));
}

function readStackTemplates(directory: string): StackTemplate[] {
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
