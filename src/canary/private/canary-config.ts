import type { CanaryParts } from './canary-parts';
import type { PlannedProbe } from './plan-probes';

/** The namespace of the metrics. */
export const NAMESPACE = 'CdkEncryptedReplication';

/** The dimensions of the metrics of a destination. */
export function renderDimensions(canary: string, destination: string): { readonly [name: string]: string } {
  return { Canary: canary, Destination: destination };
}

/** What the function reads from its environment. */
export function renderConfig(
  canary: string,
  { source, destinations }: CanaryParts,
  probes: readonly PlannedProbe[],
  maximumDelaySeconds: number,
): object {
  const { bucketName: bucket, region, account, keyArn, algorithm, deletes } = source;
  return {
    canary,
    namespace: NAMESPACE,
    maximumDelaySeconds,
    source: { bucket, region, account, keyArn, algorithm, deletes },
    probes: probes.map(({ prefix, tags, destinations: ids }) => ({
      prefix,
      tags,
      destinations: destinations.filter(({ id }) => ids.includes(id)).map((each) => ({
        id: each.id,
        bucket: each.bucketName,
        region: each.region,
        account: each.account,
        keyArn: each.keyArn,
        deletes: each.deletes,
      })),
    })),
  };
}
