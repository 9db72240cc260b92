import { Token } from 'aws-cdk-lib';
import { formatAddress } from '../../analysis/assembly/resource-address';
import type { Bucket, Key, DeploymentModel } from '../../analysis/model/deployment-model';
import type { KeyTarget } from '../../analysis/s3/key-target';
import { findKeyTarget } from '../../analysis/s3/key-target';
import { display } from '../../analysis/symbolic/symbolic-string';
import { ReplicationError } from '../../internal/errors/replication-error';
import { isNamed, plainName } from './named';

/** The key that an upload into a bucket names; without a name the AWS managed key. */
export function findKey(model: DeploymentModel, wanted: string | undefined, bucket: Bucket): KeyTarget {
  if (wanted === undefined) {
    return findKeyTarget(model, undefined, bucket);
  }
  const name = plainName(wanted);
  const found = model.keys.filter(({ address, arn }) => isNamed(address, name) || display(arn) === name);
  if (found.length > 1 || (found.length === 0 && Token.isUnresolved(wanted))) {
    throw new ReplicationError('SimulatorKeyUnknown', undefined, {
      problem: found.length > 1 ? 'several keys of the templates have this name' : 'the token is not a key of the templates',
      value: wanted,
      remedy: `use the construct path of one of ${listOf(found.length > 1 ? found : model.keys)}, or the ARN of another key`,
    });
  }
  return findKeyTarget(model, found[0]?.arn ?? name, bucket);
}

function listOf(keys: readonly Key[]): string {
  return keys.map(({ address }) => formatAddress(address)).sort().join(', ');
}
