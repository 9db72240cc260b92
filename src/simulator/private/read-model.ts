import { App } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { AssemblyError } from '../../analysis/assembly/assembly-error';
import { readAssembly, readStacks } from '../../analysis/assembly/read-assembly';
import type { StackTemplate } from '../../analysis/assembly/stack-template';
import { buildModel } from '../../analysis/model/build-model';
import type { DeploymentModel } from '../../analysis/model/deployment-model';
import { ReplicationError } from '../../internal/errors/replication-error';

/** Synthesizes the app that a construct is in, and reads its templates. */
export function readAppModel(scope: IConstruct): DeploymentModel {
  const { root } = scope.node;
  if (!App.isApp(root)) {
    throw new ReplicationError('SimulatorScopeInvalid', scope, {
      problem: 'there is no app to synthesize',
      remedy: "give the 'App', or a construct in one",
    });
  }
  return buildReplicationModel(readStacks(root.synth().directory));
}

/** Reads several assemblies as one deployment. */
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

/** Fails where nothing replicates: every answer of the simulator would be empty. */
export function buildReplicationModel(stacks: readonly StackTemplate[]): DeploymentModel {
  const model = buildModel(stacks);
  if (model.replications.length === 0) {
    throw new ReplicationError('SimulatorWithoutReplication', undefined, {
      problem: 'no bucket of the templates has a replication configuration',
      value: stacks.map(({ path }) => path),
      remedy: 'simulate the assembly of the app that has the source bucket',
    });
  }
  return model;
}
