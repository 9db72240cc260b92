import { grouped } from '../symbolic/group-by';
import { Resolver } from '../resolve/resolver';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { collectBuckets } from './buckets';
import { Inventory } from './inventory';
import { collectKeys } from './keys';
import { collectReplications } from './replications';
import { cycleIn, resourceGraph } from '../assembly/resource-graph';
import { collectRoles } from './roles';
import type { StackTemplate } from '../assembly/stack-template';
import type { DeployedStack, DeploymentModel } from './deployment-model';

/** Adds intrinsic functions alone. */
const LANGUAGE_EXTENSIONS = 'AWS::LanguageExtensions';

/** What the templates say about replication. */
export function buildModel(stacks: readonly StackTemplate[]): DeploymentModel {
  const resolver = new Resolver(stacks);
  const inventory = new Inventory(stacks, resolver);
  const buckets = collectBuckets(inventory);
  const keys = collectKeys(inventory);
  const roles = collectRoles(inventory);
  const [bucketByArn, keyByArn, roleByArn] = [byArn(buckets), byArn(keys), byArn(roles)];
  const { replications, unread } = collectReplications(inventory, buckets);
  const byName = grouped(buckets, ({ name }) => name);
  const byRole = grouped(replications, ({ roleArn }) => roleArn);
  return {
    stacks: stacks.map((stack) => createStack(stack, stacks, resolver)),
    buckets,
    keys,
    roles,
    replications,
    unread,
    bucketOf: (arn) => bucketByArn.get(arn),
    keyOf: (arn) => keyByArn.get(arn),
    roleOf: (arn) => roleByArn.get(arn),
    bucketsNamed: (name) => byName.get(name) ?? [],
    replicationsWith: (roleArn) => byRole.get(roleArn) ?? [],
  };
}

function createStack(stack: StackTemplate, stacks: readonly StackTemplate[], resolver: Resolver): DeployedStack {
  const { name, account, region, partition } = resolver.findEnvironment(stack);
  const waitsFor = resourceGraph(stack);
  return {
    path: stack.path,
    name,
    account,
    region,
    partition: partition.name,
    templatePath: stack.templatePath,
    assembly: stack.assembly,
    after: deployedBefore(stack, stacks),
    waitsFor,
    macros: macrosOf(stack),
    cycle: cycleIn(waitsFor),
    nestedIn: parentOf(stack, stacks) && stack.nestedIn,
    root: rootOf(stack, stacks),
  };
}

function macrosOf({ template: { Transform: transform = [] } }: StackTemplate): string[] {
  const all = Array.isArray(transform) ? transform : [transform];
  return all.map((each) => (typeof each === 'string' ? each : JSON.stringify(each))).filter((name) => name !== LANGUAGE_EXTENSIONS);
}

function rootOf(stack: StackTemplate, stacks: readonly StackTemplate[]): string {
  const parent = parentOf(stack, stacks);
  return parent === undefined ? stack.path : rootOf(parent, stacks);
}

function parentOf({ assembly, nestedIn }: StackTemplate, stacks: readonly StackTemplate[]): StackTemplate | undefined {
  return stacks.find((other) => other.assembly === assembly && other.path === nestedIn?.path);
}

/** Through other stacks too. */
function deployedBefore(stack: StackTemplate, stacks: readonly StackTemplate[]): ReadonlySet<string> {
  const ofAssembly = stacks.filter(({ assembly }) => assembly === stack.assembly);
  const byPath = new Map(ofAssembly.map((other) => [other.path, other]));
  const before = new Set(stack.dependencies);
  // a set hands out what is added while one goes through it
  for (const path of before) {
    byPath.get(path)?.dependencies.forEach((next) => before.add(next));
  }
  return before;
}

function byArn<T extends { readonly arn: SymbolicString }>(resources: readonly T[]): ReadonlyMap<SymbolicString, T> {
  return new Map(resources.map((resource) => [resource.arn, resource]));
}
