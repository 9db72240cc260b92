import { Reference, Stack, Tokenization } from 'aws-cdk-lib';
import { CfnKey, Key } from 'aws-cdk-lib/aws-kms';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { IBucket, IBucketRef } from 'aws-cdk-lib/aws-s3';
import type { Construct, IConstruct } from 'constructs';
import { findOwner } from '../../internal/topology/identity';
import { requireArnOfKey } from '../../key/private/user-key';
import { findOrCreateResourceBucket, findResourceBucket } from './resource-bucket';

/** A bucket construct of the user's and the resource behind it. */
export interface BucketSource {
  /** What the user passed in. */
  readonly ref: IBucketRef;
  readonly cfnBucket: CfnBucket;
}

/** The default encryption of a bucket, as far as its template states it. */
export interface DefaultEncryption {
  readonly algorithm: string | undefined;
  readonly bucketKeyEnabled: boolean;
  readonly keyId: string | undefined;
}

/** Returns the construct of a key, which it creates if there is none. */
export type KeyProvider = () => IKey;

export function readDefaultEncryption(cfnBucket: CfnBucket): DefaultEncryption {
  const rule = findEncryptionRule(cfnBucket);
  const stated = rule?.serverSideEncryptionByDefault;
  const byDefault = stated && 'sseAlgorithm' in stated ? stated : undefined;
  return {
    algorithm: byDefault?.sseAlgorithm,
    bucketKeyEnabled: rule?.bucketKeyEnabled === true,
    keyId: byDefault?.kmsMasterKeyId,
  };
}

function findEncryptionRule(cfnBucket: CfnBucket): CfnBucket.ServerSideEncryptionRuleProperty | undefined {
  const encryption = cfnBucket.bucketEncryption;
  if (!encryption || !('serverSideEncryptionConfiguration' in encryption)) {
    return undefined;
  }
  const rules = encryption.serverSideEncryptionConfiguration;
  const first = Array.isArray(rules) ? rules[0] : undefined;
  return first && 'resolve' in first ? undefined : first;
}

/** The key of the bucket's default encryption; `undefined` where the template names none. Creates nothing yet. */
export function findBucketKey({ ref, cfnBucket }: BucketSource, scope: IConstruct): KeyProvider | undefined {
  const isResource = CfnBucket.isCfnBucket(ref);
  const stated = (isResource ? findResourceBucket(cfnBucket) : (ref as IBucket))?.encryptionKey;
  if (stated) {
    return () => stated;
  }
  const key = findResourceKey(cfnBucket, scope);
  return key && isResource ? () => keepKey(cfnBucket, key()) : key;
}

/** Once an L2 is around the resource of a key, its policy is no literal any more: the bucket remembers the key. */
function keepKey(cfnBucket: CfnBucket, key: IKey): IKey {
  findOrCreateResourceBucket(cfnBucket, () => key);
  return key;
}

/** The key that the resource names, whatever construct is around it. */
export function findResourceKey(cfnBucket: CfnBucket, scope: IConstruct): KeyProvider | undefined {
  const { keyId } = readDefaultEncryption(cfnBucket);
  if (keyId === undefined) {
    return undefined;
  }
  const target = Tokenization.reverseString(keyId).tokens.find((token) => Reference.isReference(token))?.target;
  const owned = CfnKey.isCfnKey(target) ? findOwnedKey(target) : undefined;
  return owned ?? importKey(cfnBucket, keyId, scope);
}

/** Several replications may share the bucket. */
function importKey(cfnBucket: CfnBucket, arn: string, scope: IConstruct): KeyProvider {
  const id = 'BucketKey';
  requireArnOfKey(arn, scope, { stack: Stack.of(cfnBucket) });
  return () => (cfnBucket.node.tryFindChild(id) as Construct as Key | undefined) ?? Key.fromKeyArn(cfnBucket, id, arn);
}

/** The L2 around a resource; elsewhere an L2 that adds to the policy of the resource, where that is a literal. */
function findOwnedKey(resource: CfnKey): KeyProvider | undefined {
  const owner = findOwner(resource);
  if (isKey(owner)) {
    return () => owner;
  }
  if (!resource.keyPolicy || !('Statement' in resource.keyPolicy)) {
    return undefined;
  }
  return () => {
    const key = Key.fromCfnKey(resource);
    key.node.defaultChild ??= resource;
    return key;
  };
}

/** A resource has the attribute by another name. */
function isKey(owner: IConstruct): owner is IKey {
  return 'keyArn' in owner;
}
