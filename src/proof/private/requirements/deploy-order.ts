import { samePlace } from '../world/place';
import type { Place } from '../world/place';
import type { StackWorld, World } from '../world/world';

/** Whether one resource is deployed before another. */
export type Order = 'before' | 'unordered' | 'after' | 'not known';

export function orderOf(world: World, first: Place, second: Place): Order {
  if (first.stackPath === second.stackPath) {
    return orderInStack(stackOf(world, first), first, second);
  }
  const [one, two] = [stackOf(world, first), stackOf(world, second)];
  if (one.assembly !== two.assembly) {
    return 'not known';
  }
  if (two.after.has(one.path)) {
    return 'before';
  }
  return one.after.has(two.path) ? 'after' : 'unordered';
}

function orderInStack(stack: StackWorld, first: Place, second: Place): Order {
  if (samePlace(first, second) || waits(stack, second.logicalId, first.logicalId)) {
    return 'before';
  }
  return waits(stack, first.logicalId, second.logicalId) ? 'after' : 'unordered';
}

function stackOf(world: World, { stackPath }: Place): StackWorld {
  return world.stacks.find(({ path }) => path === stackPath)!;
}

/** Whether a resource waits for another, directly or through others. */
function waits({ waitsFor }: StackWorld, id: string, wanted: string): boolean {
  const reached = new Set([id]);
  for (const each of reached) {
    for (const next of waitsFor.get(each) ?? []) {
      reached.add(next);
    }
  }
  return reached.has(wanted) && id !== wanted;
}
