import { createHash } from 'crypto';
import type { CfnResource } from 'aws-cdk-lib';
import { Stack, Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** What the user wrote: the L2 around a resource, or the resource itself. */
export function findOwner(resource: CfnResource): IConstruct {
  const owner = resource.node.scope;
  return owner?.node.defaultChild === resource ? owner : resource;
}

/** The outermost stack of a construct: nested stacks have no name of their own before they are deployed. */
export function findRootStack(scope: IConstruct): Stack {
  let stack = Stack.of(scope);
  while (stack.nestedStackParent) {
    stack = stack.nestedStackParent;
  }
  return stack;
}

/** The ids between an ancestor (exclusive) and a construct (inclusive), without the one that CDK hides. */
export function collectPathBelow(ancestor: IConstruct, scope: IConstruct): string[] {
  return scope.node.scopes
    .slice(ancestor.node.scopes.length)
    .map((node) => node.node.id)
    .filter((id) => id !== 'Default');
}

/**
 * What every physical name, stack name and support construct id of a replication derives from.
 *
 * The stack's name, its Region and the path below the stack: never an index, never what came first. The Region keeps
 * apart two deployments of one app that replicate to the same Region.
 */
export interface Identity {
  /** The stack's name and the path below it, joined by dashes. */
  readonly name: string;
  /** Eight hexadecimal digits of the hash of all of it. */
  readonly hash: string;
  /** The name where it is unambiguous, else with the hash: `X/Y` and `X-Y` are two constructs. */
  readonly id: string;
}

/** What physical names need of an identity. */
export type PhysicalIdentity = Pick<Identity, 'name' | 'hash'>;

const HASH_LENGTH = 8;

export function computeHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, HASH_LENGTH);
}

/** A hash that does not depend on how many tokens were created before. */
export function computeStableHash(stack: Stack, value: unknown): string {
  const isLiteral = typeof value === 'string' && !Token.isUnresolved(value);
  const resolved: unknown = isLiteral ? value : stack.resolve(value);
  return computeHash(typeof resolved === 'string' ? resolved : JSON.stringify(resolved));
}

/** The identity of a construct, or of a child that it will have. */
export function computeIdentity(scope: IConstruct, childId?: string): Identity {
  const stack = findRootStack(scope);
  const below = [...collectPathBelow(stack, scope), ...(childId === undefined ? [] : [childId])];
  const name = [stack.stackName, ...below].join('-');
  const hash = computeHash([stack.region, stack.stackName, ...below].join('/'));
  return { name, hash, id: below.length > 1 ? `${name}-${hash}` : name };
}

/** A readable name of bounded length that keeps apart what its parts keep apart. */
export function shortenName(name: string, maxLength: number): string {
  const clean = name.replace(/[^A-Za-z0-9-]/g, '-');
  if (clean === name && name.length <= maxLength) {
    return name;
  }
  return `${clean.slice(0, maxLength - HASH_LENGTH - 1)}-${computeHash(name)}`;
}
