import type { CfnResource } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** What the user wrote: the L2 around a resource, or the resource itself. */
export function ownerOf(resource: CfnResource): IConstruct {
  const owner = resource.node.scope;
  return owner?.node.defaultChild === resource ? owner : resource;
}
