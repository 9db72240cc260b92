import type { IPolicyValidationContext, Stage } from 'aws-cdk-lib';
import { CloudAssembly } from 'aws-cdk-lib/cx-api';
import type { Finding, Verdict } from '../../analysis/report/findings';
import { completed, prove } from '../../analysis/prove';
import { CONFIGURATION_ABSENT, CONFIGURATION_PRESENT } from '../../analysis/checks/configuration-present';
import { buildWorld } from '../../analysis/model/build-model';
import { readStacks } from '../../analysis/assembly/read-assembly';
import type { Replication, World } from '../../analysis/model/deployment-model';
import type { Claim } from './claims';
import { placeKey } from './registration';

/**
 * Proves the replications in the stacks that a plugin was given, in the world of the whole app: what decides may stand
 * in any of its stacks.
 */
export function proveApp({ appConstruct, stackTemplates }: IPolicyValidationContext, claim: Claim): Verdict {
  const given = new Set(stackTemplates.map(({ stackConstructPath }) => stackConstructPath));
  // CDK validates Apps alone, which are Stages
  const { outdir } = appConstruct as Stage;
  const world = buildWorld(readStacks(new CloudAssembly(outdir, { skipVersionCheck: true })));
  // CDK names outermost stacks alone
  const rootOf = new Map(world.stacks.map(({ path, root }) => [path, root]));
  const isGiven = ({ place }: Replication) => given.has(rootOf.get(place.stackPath)!);
  const { whole, replications } = claim;
  const isMeant = (replication: Replication) => isGiven(replication) && replications(replication);
  const verdict = prove(world, { whole, replications: isMeant });
  return { ...verdict, findings: [...verdict.findings, ...absent(world, claim)] };
}

/** What a construct configured and no template has. */
function absent({ replications, stacks }: World, { expected }: Claim): Finding[] {
  const present = new Set(replications.map(({ place }) => placeKey(place)));
  return expected.filter((keys) => !keys.some((key) => present.has(key))).flatMap(([key]) => {
    const [stackPath, logicalId] = key.split('\n');
    return stacks.filter(({ path }) => path === stackPath).map(({ assembly, templatePath }) => {
      const place = { assembly, stackPath, templatePath, logicalId };
      return completed(CONFIGURATION_PRESENT, place, { place, location: 'Properties', ...CONFIGURATION_ABSENT });
    });
  });
}
