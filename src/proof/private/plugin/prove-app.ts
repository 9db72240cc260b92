import { Stage } from 'aws-cdk-lib';
import type { IPolicyValidationContext } from 'aws-cdk-lib';
import { CloudAssembly } from 'aws-cdk-lib/cx-api';
import type { Verdict } from '../findings';
import { prove } from '../prove';
import { buildWorld } from '../world/build-world';
import { readStacks } from '../world/read-assembly';
import type { Replication } from '../world/world';

/**
 * Proves the replications in the stacks that a plugin was given, in the world of the whole app: what decides may stand
 * in any of its stacks.
 */
export function proveApp(
  { appConstruct, stackTemplates }: IPolicyValidationContext,
  wanted: (replication: Replication) => boolean,
): Verdict {
  const app = Stage.of(appConstruct);
  const given = new Set(stackTemplates.map(({ stackConstructPath }) => stackConstructPath));
  const stacks = app === undefined ? [] : readStacks(new CloudAssembly(app.outdir, { skipVersionCheck: true }));
  return prove(buildWorld(stacks), (replication) => given.has(replication.place.stackPath) && wanted(replication));
}
