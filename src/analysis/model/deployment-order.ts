import type { ResourceAddress } from '../assembly/resource-address';
import type { DeployedStack } from './deployed-stack';
import type { DeploymentModel } from './deployment-model';

/** Whether one resource is deployed before another; `by stage`: two stages have them, and a pipeline orders stages. */
export type DeploymentOrder = 'before' | 'unordered' | 'after' | 'by stage' | 'not known';

/**
 * Compares two resources in the innermost stack that both belong to.
 *
 * CloudFormation deploys a nested stack as a resource of its parent, with all resources in it.
 */
export function compareDeploymentOrder(
  model: DeploymentModel,
  first: ResourceAddress,
  second: ResourceAddress,
): DeploymentOrder {
  const [firstAncestors, secondAncestors] = [listAncestors(model, first), listAncestors(model, second)];
  for (const ancestor of firstAncestors) {
    const other = secondAncestors.find(({ stack }) => stack === ancestor.stack);
    if (other) {
      return compareInStack(ancestor.stack, ancestor.logicalId, other.logicalId);
    }
  }
  const [firstRoot, secondRoot] = [firstAncestors, secondAncestors].map((each) => each[each.length - 1].stack);
  if (firstRoot.assembly !== secondRoot.assembly) {
    return 'not known';
  }
  if (secondRoot.after.has(firstRoot.path)) {
    return 'before';
  }
  if (firstRoot.after.has(secondRoot.path)) {
    return 'after';
  }
  return firstRoot.stage === secondRoot.stage ? 'unordered' : 'by stage';
}

/** A resource in its stack, or the nested stack that contains it in the parent. */
interface StackMember {
  readonly stack: DeployedStack;
  readonly logicalId: string;
}

/** The resource, and the nested stacks that contain it, outwards. */
function listAncestors(model: DeploymentModel, { assembly, stackPath, logicalId }: ResourceAddress): StackMember[] {
  const stack = model.findStack(assembly, stackPath)!;
  const { nestedIn } = stack;
  const outer = nestedIn
    && listAncestors(model, { assembly, stackPath: nestedIn.path, templatePath: '', logicalId: nestedIn.logicalId });
  return [{ stack, logicalId }, ...outer ?? []];
}

function compareInStack(stack: DeployedStack, first: string, second: string): DeploymentOrder {
  // the same logical id: one resource, or a nested stack and a resource in it, which the nested stack orders itself
  if (first === second || waits(stack, second, first)) {
    return 'before';
  }
  return waits(stack, first, second) ? 'after' : 'unordered';
}

/** Whether a resource waits for another, directly or through others. */
function waits({ waitsFor }: DeployedStack, logicalId: string, other: string): boolean {
  const reached = new Set([logicalId]);
  for (const each of reached) {
    for (const next of waitsFor.get(each)!) {
      reached.add(next);
    }
  }
  return reached.has(other) && logicalId !== other;
}
