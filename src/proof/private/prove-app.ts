import type { IPolicyValidationContext, Stage } from 'aws-cdk-lib';
import { CloudAssembly } from 'aws-cdk-lib/cx-api';
import type { Finding, ProofResult } from '../../analysis/report/findings';
import { completed, prove } from '../../analysis/prove';
import { CONFIGURATION_ABSENT, CONFIGURATION_PRESENT } from '../../analysis/checks/configuration';
import { buildModel } from '../../analysis/model/build-model';
import { readStacks } from '../../analysis/assembly/read-assembly';
import type { Replication, DeploymentModel } from '../../analysis/model/deployment-model';
import type { PluginScope } from './claims';
import { formatResourceKey } from './registration';

/**
 * Proves the replications in the stacks that a plugin was given, in the world of the whole app: what decides may stand
 * in any of its stacks.
 */
export function proveApp({ appConstruct, stackTemplates }: IPolicyValidationContext, claim: PluginScope): ProofResult {
  const given = new Set(stackTemplates.map(({ stackConstructPath }) => stackConstructPath));
  // CDK validates Apps alone, which are Stages
  const { outdir } = appConstruct as Stage;
  const model = buildModel(readStacks(new CloudAssembly(outdir, { skipVersionCheck: true })));
  // CDK names outermost stacks alone
  const rootPaths = new Map(model.stacks.map(({ path, root }) => [path, root]));
  const isGiven = ({ address }: Replication) => given.has(rootPaths.get(address.stackPath)!);
  const { whole, replications } = claim;
  const isMeant = (replication: Replication) => isGiven(replication) && replications(replication);
  const result = prove(model, { whole, replications: isMeant });
  return { ...result, findings: [...result.findings, ...findAbsentConfigurations(model, claim)] };
}

/** What a construct configured and no template has. */
function findAbsentConfigurations({ replications, stacks }: DeploymentModel, { expected }: PluginScope): Finding[] {
  const present = new Set(replications.map(({ address }) => formatResourceKey(address)));
  return expected.filter((keys) => !keys.some((key) => present.has(key))).flatMap(([key]) => {
    const [stackPath, logicalId] = key.split('\n');
    return stacks.filter(({ path }) => path === stackPath).map(({ assembly, templatePath }) => {
      const address = { assembly, stackPath, templatePath, logicalId };
      return completed(CONFIGURATION_PRESENT, address, { address, propertyPath: 'Properties', ...CONFIGURATION_ABSENT });
    });
  });
}
