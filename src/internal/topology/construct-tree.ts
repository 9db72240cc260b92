import { Stack } from 'aws-cdk-lib';
import type { CfnResource } from 'aws-cdk-lib';
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
