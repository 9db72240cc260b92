import type { ResourceAddress } from '../assembly/resource-address';
import type { DeployedStack, DeploymentModel } from './deployment-model';

/** Whether one resource is deployed before another. */
export type Order = 'before' | 'unordered' | 'after' | 'not known';

/** A nested stack is deployed as a resource of its parent, so that two resources are compared where their ways meet. */
export function orderOf(model: DeploymentModel, first: ResourceAddress, second: ResourceAddress): Order {
  const [ones, others] = [waysUp(model, first), waysUp(model, second)];
  for (const one of ones) {
    const other = others.find(({ stack }) => stack === one.stack);
    if (other) {
      return orderInStack(one, other);
    }
  }
  const [root, otherRoot] = [ones[ones.length - 1].stack, others[others.length - 1].stack];
  if (root.assembly !== otherRoot.assembly) {
    return 'not known';
  }
  if (otherRoot.after.has(root.path)) {
    return 'before';
  }
  return root.after.has(otherRoot.path) ? 'after' : 'unordered';
}

/** A resource, or the resource of a nested stack that it is in, in one stack. */
interface Standing {
  readonly stack: DeployedStack;
  readonly logicalId: string;
}

/** From the stack of a resource outwards. */
function waysUp(model: DeploymentModel, { assembly, stackPath, logicalId }: ResourceAddress): Standing[] {
  const stack = model.stacks.find((each) => each.path === stackPath && each.assembly === assembly)!;
  const { nestedIn } = stack;
  const outer = nestedIn && waysUp(model, { assembly, stackPath: nestedIn.path, templatePath: '', logicalId: nestedIn.logicalId });
  return [{ stack, logicalId }, ...outer ?? []];
}

function orderInStack({ stack, logicalId: first }: Standing, { logicalId: second }: Standing): Order {
  // what is in one resource is not told apart: the nested stack orders it by itself, or it is the resource
  if (first === second || waits(stack, second, first)) {
    return 'before';
  }
  return waits(stack, first, second) ? 'after' : 'unordered';
}

/** Whether a resource waits for another, directly or through others. */
function waits({ waitsFor }: DeployedStack, id: string, wanted: string): boolean {
  const reached = new Set([id]);
  for (const each of reached) {
    for (const next of waitsFor.get(each)!) {
      reached.add(next);
    }
  }
  return reached.has(wanted) && id !== wanted;
}
