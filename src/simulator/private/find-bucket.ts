import { ReplicationError } from '../../internal/errors/replication-error';
import { display } from '../../proof/private/text/text';
import { placeName } from '../../proof/private/world/place';
import type { Bucket, World } from '../../proof/private/world/world';
import { isNamed, plainName } from './named';

/** The bucket that a person means: by name, ARN, construct path or logical id. */
export function findBucket({ buckets }: World, wanted: string): Bucket {
  const name = plainName(wanted);
  const found = buckets.filter((bucket) =>
    isNamed(bucket.place, name) || [display(bucket.name), display(bucket.arn)].includes(name));
  if (found.length !== 1) {
    throw new ReplicationError('SimulatorBucketUnknown', undefined, {
      problem: found.length === 0 ? 'no bucket of the templates has this name' : 'several buckets of the templates have this name',
      value: wanted,
      remedy: `use the name or construct path of one of ${listOf(found.length === 0 ? buckets : found)}`,
    });
  }
  return found[0];
}

function listOf(buckets: readonly Bucket[]): string {
  return buckets.map(({ name, place }) => `${display(name)} (${placeName(place)})`).sort().join(', ');
}
