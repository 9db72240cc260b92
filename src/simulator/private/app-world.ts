import { App } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { ReplicationError } from '../../internal/errors/replication-error';
import { readStacks } from '../../proof/private/world/read-assembly';
import type { World } from '../../proof/private/world/world';
import { replicatingWorld } from './replicating-world';

/** The world of the app that a construct is in. */
export function appWorld(scope: IConstruct): World {
  const { root } = scope.node;
  if (!App.isApp(root)) {
    throw new ReplicationError('SimulatorScopeInvalid', scope, {
      problem: 'there is no app to synthesize',
      remedy: "give the 'App', or a construct in one",
    });
  }
  return replicatingWorld(readStacks(root.synth()));
}
