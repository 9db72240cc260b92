import { App } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { readStacks } from '../../analysis/assembly/read-assembly';
import type { DeploymentModel } from '../../analysis/model/deployment-model';
import { ReplicationError } from '../../internal/errors/replication-error';
import { replicatingModel } from './replicating-world';

/** The world of the app that a construct is in. */
export function appModel(scope: IConstruct): DeploymentModel {
  const { root } = scope.node;
  if (!App.isApp(root)) {
    throw new ReplicationError('SimulatorScopeInvalid', scope, {
      problem: 'there is no app to synthesize',
      remedy: "give the 'App', or a construct in one",
    });
  }
  return replicatingModel(readStacks(root.synth()));
}
