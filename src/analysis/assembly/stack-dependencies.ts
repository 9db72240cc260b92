import type { CloudArtifact, CloudAssembly } from 'aws-cdk-lib/cx-api';
import { CloudFormationStackArtifact, NestedCloudAssemblyArtifact } from 'aws-cdk-lib/cx-api';

type Stacks = readonly CloudFormationStackArtifact[];

/** Every stack with the stacks that the manifests want before it; a stage waits, and is waited for, as a whole. */
export function stackDependencies(
  assembly: CloudAssembly,
  before: Stacks = [],
): ReadonlyArray<readonly [CloudFormationStackArtifact, Stacks]> {
  const own = assembly.stacks.map((stack) => [stack, [...before, ...stack.dependencies.flatMap(stacksIn)]] as const);
  const staged = assembly.nestedAssemblies.flatMap((stage) =>
    stackDependencies(stage.nestedAssembly, [...before, ...stage.dependencies.flatMap(stacksIn)]));
  return [...own, ...staged];
}

function stacksIn(artifact: CloudArtifact): Stacks {
  return CloudFormationStackArtifact.isCloudFormationStackArtifact(artifact) ? [artifact]
    : NestedCloudAssemblyArtifact.isNestedCloudAssemblyArtifact(artifact) ? artifact.nestedAssembly.stacksRecursively
      : [];
}
