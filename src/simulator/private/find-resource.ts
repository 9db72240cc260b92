import { Reference, Stack, Token, Tokenization } from 'aws-cdk-lib';
import type { ResourceAddress } from '../../analysis/assembly/resource-address';
import { formatAddress } from '../../analysis/assembly/resource-address';
import type { Bucket, DeploymentModel, Key } from '../../analysis/model/deployment-model';
import type { KeyTarget } from '../../analysis/s3/key-target';
import { findKeyTarget } from '../../analysis/s3/key-target';
import { display, fromTemplate } from '../../analysis/symbolic/symbolic-string';
import { ReplicationError } from '../../internal/errors/replication-error';
import { findNearest } from '../../internal/text/find-nearest';

/** The bucket with this name, ARN, construct path or logical id. */
export function findBucket({ buckets }: DeploymentModel, wanted: string): Bucket {
  const name = resolveName(wanted);
  const found = buckets.filter((bucket) =>
    matchesName(bucket.address, name) || [display(bucket.name), display(bucket.arn)].includes(name));
  if (found.length !== 1) {
    throw new ReplicationError('SimulatorBucketUnknown', undefined, {
      problem: found.length === 0 ? 'no bucket of the templates has this name' : 'several buckets of the templates have this name',
      value: wanted,
      remedy: `${suggestBucket(found.length === 0 ? buckets : [], name)}use the name or construct path of one of ${listBuckets(found.length === 0 ? buckets : found)}`,
    });
  }
  return found[0];
}

/** The name or path that differs least from what was written, if one is similar. */
function suggestBucket(buckets: readonly Bucket[], written: string): string {
  const names = buckets.flatMap(({ name, address }) =>
    [display(name), formatAddress(address).replace(/\/Resource$/, ''), address.logicalId]);
  const nearest = findNearest(written, names);
  return nearest === undefined ? '' : `did you mean ${JSON.stringify(nearest)}? Or `;
}

function listBuckets(buckets: readonly Bucket[]): string {
  return buckets.map(({ name, address }) => `${display(name)} (${formatAddress(address)})`).sort().join(', ');
}

/** The key that an upload into a bucket names; the AWS managed key if it names none. */
export function findKey(model: DeploymentModel, wanted: string | undefined, bucket: Bucket): KeyTarget {
  if (wanted === undefined) {
    return findKeyTarget(model, undefined, bucket);
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
  return findKeyTarget(model, found[0]?.arn ?? fromTemplate(name), bucket);
}

function listKeys(keys: readonly Key[]): string {
  return keys.map(({ address }) => formatAddress(address)).sort().join(', ');
}

/**
 * A name as it can be found in the templates.
 *
 * A token that is an attribute of a resource becomes the construct path of the resource. A token that is a literal in
 * every stack but that of its resource, as physical names are, becomes the literal.
 */
function resolveName(text: string): string {
  if (!Token.isUnresolved(text)) {
    return text;
  }
  const { length, firstToken } = Tokenization.reverseString(text);
  if (length === 1 && Reference.isReference(firstToken)) {
    return firstToken.target.node.path;
  }
  const inAnotherStack: unknown = new Stack().resolve(text);
  return typeof inAnotherStack === 'string' ? inAnotherStack : text;
}

/** Whether the name is the logical id of a resource, or its path in reports, with or without the id of the L1. */
function matchesName(address: ResourceAddress, name: string): boolean {
  return address.logicalId === name || [name, `${name}/Resource`].includes(formatAddress(address));
}
