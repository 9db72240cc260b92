import { Aspects, PERMISSIONS_BOUNDARY_CONTEXT_KEY, PermissionsBoundary, Stack, Stage } from 'aws-cdk-lib';
import type { IAspect, IStackSynthesizer } from 'aws-cdk-lib';
import type { ResourceEnvironment } from 'aws-cdk-lib/interfaces';
import type { IConstruct } from 'constructs';
import { ReplicationError } from '../errors/replication-error';
import { visitByTags } from './forwarded-tags';
import { collectPathBelow, findRootStack, shortenName, computeHash } from './identity';

const SUPPORT_STACK = Symbol.for('cdk-encrypted-replication.SupportStack');
const MAX_STACK_NAME = 128;

/**
 * Finds or creates a stack beside another one, under the same Stage.
 *
 * It inherits the synthesizer, the permissions boundary, termination protection and the tags.
 */
export function findOrCreateSupportStack(beside: Stack, suffix: string, env: ResourceEnvironment): Stack {
  const root = findRootStack(beside);
  const stage = Stage.of(root)!;
  const id = `${renderConstructId(collectPathBelow(stage, root))}-${suffix}`;
  const found = stage.node.tryFindChild(id);
  if (found) {
    return requireSupportStack(found, root);
  }
  const stack = new Stack(stage, id, {
    env,
    stackName: renderStackName(root, suffix, env),
    synthesizer: findReusableSynthesizer(root.synthesizer),
    permissionsBoundary: findPermissionsBoundary(root),
    terminationProtection: root.terminationProtection,
    tags: root.tags.tagValues(),
  });
  Object.defineProperty(stack, SUPPORT_STACK, { value: root });
  Aspects.of(stack).add(new InheritedTags(root));
  return stack;
}

/** `A/B` and `A-B` are two stacks. */
function renderConstructId(path: readonly string[]): string {
  return path.length > 1 ? `${path.join('-')}-${computeHash(path.join('/'))}` : path.join('-');
}

/** Elsewhere with the Region: the same stack may be deployed to several, with one destination Region for all. */
function renderStackName(root: Stack, suffix: string, { region }: ResourceEnvironment): string {
  const parts = region === root.region ? [root.stackName, suffix] : [root.stackName, root.region, suffix];
  return shortenName(parts.join('-'), MAX_STACK_NAME);
}

function requireSupportStack(found: IConstruct, root: Stack): Stack {
  if (!(SUPPORT_STACK in found) || found[SUPPORT_STACK] !== root) {
    throw new ReplicationError('SupportStackIdTaken', root, {
      problem: 'the construct id of a support stack is taken',
      value: found.node.path,
      remedy: 'give that construct another id, or pass stacks of your own with ReplicationDestination.inStack()',
    });
  }
  return found as unknown as Stack;
}

/**
 * The synthesizer that a stack was given.
 *
 * `reusableBind` binds an object whose prototype is the given one. A synthesizer that is not reusable belongs to its
 * stack alone; its prototype is a class, and the support stack takes the app's default.
 */
function findReusableSynthesizer(bound: IStackSynthesizer): IStackSynthesizer | undefined {
  const given = Object.getPrototypeOf(bound) as IStackSynthesizer;
  return Object.prototype.hasOwnProperty.call(given, 'constructor') ? undefined : given;
}

function findPermissionsBoundary(stack: Stack): PermissionsBoundary | undefined {
  const context = stack.node.tryGetContext(PERMISSIONS_BOUNDARY_CONTEXT_KEY) as
    { readonly name?: string; readonly arn?: string } | undefined;
  if (context?.arn) {
    return PermissionsBoundary.fromArn(context.arn);
  }
  return context?.name ? PermissionsBoundary.fromName(context.name) : undefined;
}

/** Forwards the tag aspects of one stack, also those added after the support stack was created. */
class InheritedTags implements IAspect {
  constructor(private readonly from: Stack) {}

  public visit(node: IConstruct): void {
    visitByTags([this.from], node);
  }
}

/** Makes a stack wait for another one, unless it is the same. */
export function addStackDependency(consumer: Stack, producer: Stack, reason: string): void {
  const [from, to] = [findRootStack(consumer), findRootStack(producer)];
  if (from === to) {
    return;
  }
  if (waitsFor(to, from)) {
    throw new ReplicationError('StackCycle', consumer, {
      problem: `${from.node.path} would be deployed both before and after ${to.node.path}: ${reason}`,
      value: [from.node.path, to.node.path],
      remedy: `let ${to.node.path} not depend on ${from.node.path}. For replication in both directions use `
        + 'ReplicationDirection.TWO_WAY; between buckets that exist, name one destination by ReplicationDestination.fromBucketAttributes()',
    });
  }
  from.addStackDependency(to, reason);
}

function waitsFor(stack: Stack, other: Stack): boolean {
  const found = new Set(stack.dependencies);
  // a set visits what is added meanwhile
  for (const each of found) {
    each.dependencies.forEach((further) => found.add(further));
  }
  return found.has(other);
}
