import { App } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { ReplicationError } from '../../internal/errors/replication-error';
import { readStacks } from '../../analysis/assembly/read-assembly';
import type { DeploymentModel } from '../../analysis/model/deployment-model';
import { buildReplicationModel } from './replicating-world';

/** The world of the app that a construct is in. */
export function readAppModel(scope: IConstruct): DeploymentModel {
  const { root } = scope.node;
  if (!App.isApp(root)) {
    throw new ReplicationError('SimulatorScopeInvalid', scope, {
      problem: 'there is no app to synthesize',
      remedy: "give the 'App', or a construct in one",
    });
  }
  return buildReplicationModel(readStacks(root.synth()));
}
