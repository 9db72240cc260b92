import { Token } from 'aws-cdk-lib';
import { ReplicationError } from '../../internal/errors/replication-error';
import type { KeyTarget } from '../../proof/private/calls/key-target';
import { keyTarget } from '../../proof/private/calls/key-target';
import { display } from '../../proof/private/text/text';
import { placeName } from '../../proof/private/world/place';
import type { Bucket, Key, World } from '../../proof/private/world/world';
import { isNamed, plainName } from './named';

/** The key that an upload into a bucket names; without a name the AWS managed key. */
export function findKey(world: World, wanted: string | undefined, bucket: Bucket): KeyTarget {
  if (wanted === undefined) {
    return keyTarget(world, undefined, bucket);
  }
  const name = plainName(wanted);
  const found = world.keys.filter(({ place, arn }) => isNamed(place, name) || display(arn) === name);
  if (found.length > 1 || (found.length === 0 && Token.isUnresolved(wanted))) {
    throw new ReplicationError('SimulatorKeyUnknown', undefined, {
      problem: found.length > 1 ? 'several keys of the templates have this name' : 'the token is not a key of the templates',
      value: wanted,
      remedy: `use the construct path of one of ${listOf(found.length > 1 ? found : world.keys)}, or the ARN of another key`,
    });
  }
  return keyTarget(world, found[0]?.arn ?? name, bucket);
}

function listOf(keys: readonly Key[]): string {
  return keys.map(({ place }) => placeName(place)).sort().join(', ');
}
