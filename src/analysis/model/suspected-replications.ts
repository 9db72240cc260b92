import { formatAddress } from '../assembly/resource-address';
import type { SymbolicString } from '../symbolic/symbolic-string';
import type { CustomResource } from './custom-resources';
import type { Bucket, Replication, Role, UnreadReplication } from './deployment-model';

interface Known {
  readonly customResources: readonly CustomResource[];
  readonly buckets: readonly Bucket[];
  readonly roles: readonly Role[];
  readonly replications: readonly Replication[];
}

/**
 * Custom resources of somebody's own that may put a replication configuration on a bucket that has none: they speak of
 * replication, or receive a role that S3 may assume. Where the bucket has one, a check says what they may change.
 */
export function findSuspectedReplications(known: Known): readonly UnreadReplication[] {
  const suspects = known.customResources
    .filter((custom) => custom.calls === undefined && isAboutReplication(custom, known));
  return suspects.flatMap((custom) => {
    const received = known.buckets.filter(({ name, arn }) => receives(custom, [name, arn]));
    const configured = received.some((bucket) => known.replications.some(({ source }) => source === bucket));
    return received.length === 0 || configured ? [] : [{
      address: custom.address,
      propertyPath: 'Properties',
      possible: true,
      reason: `the function of ${custom.type} decides what it does with the bucket ${
        received.map(({ address }) => formatAddress(address)).join(', ')}`,
    }];
  });
}

function isAboutReplication(custom: CustomResource, { roles }: Known): boolean {
  return custom.namesReplication || roles.some((role) => receives(custom, [role.name, role.arn])
    && role.trust.statements.some(({ principals }) => principals?.services.includes('s3.amazonaws.com')));
}

function receives({ texts }: CustomResource, names: readonly SymbolicString[]): boolean {
  return texts.some((text) => names.includes(text));
}
