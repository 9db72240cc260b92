import { Token } from 'aws-cdk-lib';
import { ReplicationError } from '../../internal/errors/replication-error';
import type { KeyTarget } from '../../analysis/s3/key-target';
import { keyTarget } from '../../analysis/s3/key-target';
import { display } from '../../analysis/symbolic/symbolic-string';
import { formatAddress } from '../../analysis/assembly/resource-address';
import type { Bucket, Key, DeploymentModel } from '../../analysis/model/deployment-model';
import { matchesName, resolveName } from './named';

/** The key that an upload into a bucket names; without a name the AWS managed key. */
export function findKey(model: DeploymentModel, wanted: string | undefined, bucket: Bucket): KeyTarget {
  if (wanted === undefined) {
    return keyTarget(model, undefined, bucket);
  }
  const name = resolveName(wanted);
  const found = model.keys.filter(({ address, arn }) => matchesName(address, name) || display(arn) === name);
  if (found.length > 1 || (found.length === 0 && Token.isUnresolved(wanted))) {
    throw new ReplicationError('SimulatorKeyUnknown', undefined, {
      problem: found.length > 1 ? 'several keys of the templates have this name' : 'the token is not a key of the templates',
      value: wanted,
      remedy: `use the construct path of one of ${listKeys(found.length > 1 ? found : model.keys)}, or the ARN of another key`,
    });
  }
  return keyTarget(model, found[0]?.arn ?? name, bucket);
}

function listKeys(keys: readonly Key[]): string {
  return keys.map(({ address }) => formatAddress(address)).sort().join(', ');
}
