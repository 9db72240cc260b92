import { ReplicationError } from '../../internal/errors/replication-error';
import { display } from '../../analysis/symbolic/symbolic-string';
import { formatAddress } from '../../analysis/assembly/resource-address';
import type { Bucket, DeploymentModel } from '../../analysis/model/deployment-model';
import { matchesName, resolveName } from './named';

/** The bucket that a person means: by name, ARN, construct path or logical id. */
export function findBucket({ buckets }: DeploymentModel, wanted: string): Bucket {
  const name = resolveName(wanted);
  const found = buckets.filter((bucket) =>
    matchesName(bucket.address, name) || [display(bucket.name), display(bucket.arn)].includes(name));
  if (found.length !== 1) {
    throw new ReplicationError('SimulatorBucketUnknown', undefined, {
      problem: found.length === 0 ? 'no bucket of the templates has this name' : 'several buckets of the templates have this name',
      value: wanted,
      remedy: `use the name or construct path of one of ${listBuckets(found.length === 0 ? buckets : found)}`,
    });
  }
  return found[0];
}

function listBuckets(buckets: readonly Bucket[]): string {
  return buckets.map(({ name, address }) => `${display(name)} (${formatAddress(address)})`).sort().join(', ');
}
