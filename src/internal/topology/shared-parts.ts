import type { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { pinFeatureFlags } from './feature-flags';

/**
 * What all replications of a stack share, found or created below a construct of its own.
 *
 * @param id the id of that construct. A construct of somebody else by this id is not taken for it
 * @param name marks that construct, for another copy of this package too
 */
export function findOrCreateShared<T>(stack: Stack, id: string, name: string, create: (scope: Construct) => T): T {
  const mark = Symbol.for(`cdk-encrypted-replication.${name}`);
  const found = stack.node.tryFindChild(id) as { readonly [mark: symbol]: T | undefined } | undefined;
  const shared = found?.[mark];
  if (shared !== undefined) {
    return shared;
  }
  const scope = new Construct(stack, id);
  pinFeatureFlags(scope);
  const value = create(scope);
  Object.defineProperty(scope, mark, { value });
  return value;
}
