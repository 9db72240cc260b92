import type { IPolicyValidationContext, Stage } from 'aws-cdk-lib';
import { CloudAssembly } from 'aws-cdk-lib/cx-api';
import type { Verdict } from '../findings';
import type { Extent } from '../prove';
import { prove } from '../prove';
import { buildWorld } from '../world/build-world';
import { readStacks } from '../world/read-assembly';

/**
 * Proves the replications in the stacks that a plugin was given, in the world of the whole app: what decides may stand
 * in any of its stacks.
 */
export function proveApp(
  { appConstruct, stackTemplates }: IPolicyValidationContext,
  { replications, whole }: Extent,
): Verdict {
  const given = new Set(stackTemplates.map(({ stackConstructPath }) => stackConstructPath));
  // CDK validates Apps alone, which are Stages
  const { outdir } = appConstruct as Stage;
  const stacks = readStacks(new CloudAssembly(outdir, { skipVersionCheck: true }));
  return prove(buildWorld(stacks), {
    whole,
    replications: (replication) => given.has(replication.place.stackPath) && replications(replication),
  });
}
