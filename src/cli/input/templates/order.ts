import type { StackTemplate } from '../../../analysis/assembly/stack-template';
import { Resolver } from '../../../analysis/resolve/resolver';

/**
 * The dependencies between templates that are given by themselves: each is deployed after those before it, unless what
 * one reads from another asks for another order.
 *
 * @param world the stacks of assemblies too, whose outputs may be read
 * @returns paths of outermost stacks by that of another one
 */
export function orderTemplates(
  templates: readonly StackTemplate[],
  world: readonly StackTemplate[],
): ReadonlyMap<string, readonly string[]> {
  const roots = templates.filter(({ nestedIn }) => nestedIn === undefined).map(({ path }) => path);
  const reads = findReads(templates, world);
  const order = sort(roots, reads);
  // those of a circle are left to what they read, which is found to be one
  return new Map(order.map((path, index) =>
    [path, order.slice(0, index).filter((before) => !reads(before).has(path))]));
}

type Reads = (path: string) => ReadonlySet<string>;

/** The stacks that one reads from, directly or through others. */
function findReads(templates: readonly StackTemplate[], world: readonly StackTemplate[]): Reads {
  const resolver = new Resolver(world);
  const direct = new Map<string, Set<string>>();
  for (const stack of templates) {
    const root = stack.standsAlone!;
    const read = direct.get(root) ?? new Set();
    direct.set(root, read);
    resolver.findStackReferences(stack).map(({ producer }) => producer.standsAlone)
      .filter((path) => path !== undefined && path !== root).forEach((path) => read.add(path!));
  }
  const all = new Map([...direct].map(([path, read]) => [path, addIndirect(read, direct)]));
  return (path) => all.get(path)!;
}

function addIndirect(
  read: ReadonlySet<string>,
  direct: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlySet<string> {
  const all = new Set(read);
  // iteration over a set includes what is added during it
  for (const path of all) {
    direct.get(path)!.forEach((next) => all.add(next));
  }
  return all;
}

/** The first of those that are left that reads from none of the others, but for what reads from it too. */
function sort(paths: readonly string[], reads: Reads): readonly string[] {
  const left = [...paths];
  const sorted: string[] = [];
  while (left.length > 0) {
    const next = left.findIndex((path) => left.every((other) => !reads(path).has(other) || reads(other).has(path)));
    sorted.push(...left.splice(next, 1));
  }
  return sorted;
}
