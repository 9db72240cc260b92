import type { IPolicyValidationContext, Stage } from 'aws-cdk-lib';
import { readStacks } from '../../analysis/assembly/read-assembly';
import { buildModel } from '../../analysis/model/build-model';
import type { Replication, DeploymentModel } from '../../analysis/model/deployment-model';
import { createAbsence, prove } from '../../analysis/prove';
import type { PlacedAcknowledgement } from '../../analysis/report/acknowledgements';
import { findUnmatched } from '../../analysis/report/acknowledgements';
import type { Finding, ProofResult } from '../../analysis/report/findings';
import { reportUnmatched } from '../../analysis/unmatched-acknowledgements';
import { readGivenAcknowledgements, selectGiven } from './given-acknowledgements';
import type { PluginScope } from './plugin-scope';
import { formatResourceKey } from './registration';

/**
 * Proves the replications in the stacks that a plugin was given. The model is that of the whole app: a determining
 * statement may be in any of its stacks.
 */
export function proveApp({ appConstruct, stackTemplates }: IPolicyValidationContext, scope: PluginScope): ProofResult {
  const given = new Set(stackTemplates.map(({ stackConstructPath }) => stackConstructPath));
  // CDK validates only Apps, which are Stages
  const { outdir } = appConstruct as Stage;
  const model = buildModel(readStacks(outdir));
  // CDK passes only stacks that are not nested
  const rootPaths = new Map(model.stacks.map(({ path, root }) => [path, root]));
  const isGiven = ({ address }: Configured) => given.has(rootPaths.get(address.stackPath)!);
  const { whole, replications } = scope;
  const isInScope = (replication: Configured) => isGiven(replication) && replications(replication);
  const result = prove(model, { whole, replications: isInScope });
  const findings = [...result.findings, ...findAbsentConfigurations(model, scope)];
  const acknowledgements = selectGiven(readGivenAcknowledgements(appConstruct), [...given]);
  return { ...result, findings: [...findings, ...findUnmatchedHere(acknowledgements, findings, model, scope)] };
}

/** What matches no finding of this plugin may match one of another plugin, or one that is switched off. */
function findUnmatchedHere(
  given: readonly PlacedAcknowledgement[],
  findings: readonly Finding[],
  model: DeploymentModel,
  scope: PluginScope,
): Finding[] {
  if (findUnmatched(given, findings).length === 0) {
    return [];
  }
  return reportUnmatched(given, [...findings, ...prove(model).findings], model)
    .filter(({ detail, address }) => scope.reports(`${detail}\n${address.constructPath}`));
}

type Configured = Pick<Replication, 'address'>;

/**
 * Configurations that a construct made and no template has, for example because an override removed them. The source
 * buckets of this library say by themselves that they had one.
 */
function findAbsentConfigurations(
  { buckets, replications, stacks }: DeploymentModel,
  { expected, replications: isInScope }: PluginScope,
): Finding[] {
  const known = new Set([...replications, ...buckets.filter(({ made }) => made?.side === 'source')]
    .map(({ address }) => formatResourceKey(address)));
  return expected.filter((keys) => !keys.some((key) => known.has(key))).flatMap(([key]) => {
    const [stackPath, logicalId] = key.split('\n');
    return stacks.filter(({ path }) => path === stackPath)
      .map(({ assembly, templatePath }) => ({ assembly, stackPath, templatePath, logicalId }))
      .filter((address) => isInScope({ address })).map(createAbsence);
  });
}
