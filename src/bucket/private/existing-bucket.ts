import { Annotations, Reference, Token, Tokenization } from 'aws-cdk-lib';
import { CfnKey, Key } from 'aws-cdk-lib/aws-kms';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { IBucket, IBucketRef } from 'aws-cdk-lib/aws-s3';
import type { Construct, IConstruct } from 'constructs';
import { ReplicationError } from '../../internal/errors/replication-error';
import type { Statement } from '../../internal/policy/statement';
import { toPolicyStatement } from '../../internal/policy/statement';
import { ownerOf } from '../../internal/topology/construct-tree';
import { requireArnOfKey } from '../../key/private/brought-key';
import { literalBucketArn } from './named-bucket';
import { resourceBucket } from './resource-bucket';

/** A bucket construct of the user's, as far as replication is concerned. */
export interface ExistingBucket {
  readonly cfnBucket: CfnBucket;
  readonly bucket: IBucket;
  /** The ARN as policies of any stack may write it. */
  readonly arn: string;
  /** Whether that ARN is a literal, so that the bucket can wait for policies that name it. */
  readonly named: boolean;
  readonly objectLock: boolean;
  readonly bucketKeyEnabled: boolean;
  readonly algorithm: string | undefined;
}

const OWN_IT =
  'a bucket that the app does not own cannot carry a replication configuration: adopt it with `cdk import`, ' +
  'see docs/guide/adopt-existing-bucket.md';

/** The bucket behind a reference; versioning is switched on where the template does not say. */
export function existingBucket(ref: IBucketRef, scope: IConstruct): ExistingBucket {
  const cfnBucket = ownedBucket(ref, scope);
  requireVersioning(cfnBucket, scope);
  const name = cfnBucket.bucketName;
  const named = name !== undefined && !Token.isUnresolved(name);
  const rule = encryptionRule(cfnBucket);
  return {
    cfnBucket,
    named,
    bucket: bucketOf(ref, cfnBucket, scope),
    arn: named ? literalBucketArn(name, cfnBucket.env.region) : cfnBucket.attrArn,
    objectLock: cfnBucket.objectLockEnabled === true,
    bucketKeyEnabled: rule?.bucketKeyEnabled === true,
    algorithm: defaultEncryption(rule)?.sseAlgorithm,
  };
}

function bucketOf(ref: IBucketRef, cfnBucket: CfnBucket, scope: IConstruct): IBucket {
  const isResource = CfnBucket.isCfnBucket(ref);
  return isResource ? resourceBucket(cfnBucket, () => keyOfResource(cfnBucket, scope)) : (ref as IBucket);
}

function ownedBucket(ref: IBucketRef, scope: IConstruct): CfnBucket {
  const child = CfnBucket.isCfnBucket(ref) ? ref : ref.node.defaultChild;
  if (!CfnBucket.isCfnBucket(child)) {
    throw new ReplicationError('BucketNotOwned', scope, {
      problem: 'this bucket is not created by the app',
      value: ref.node.path,
      remedy: OWN_IT,
    });
  }
  return child;
}

function requireVersioning(cfnBucket: CfnBucket, scope: IConstruct): void {
  const versioning = cfnBucket.versioningConfiguration;
  if (versioning === undefined) {
    cfnBucket.versioningConfiguration = { status: 'Enabled' };
    Annotations.of(cfnBucket).addInfo('Versioning is switched on: S3 replicates versioned buckets only.');
    return;
  }
  if (!Token.isUnresolved(versioning) && 'status' in versioning && versioning.status !== 'Enabled') {
    throw new ReplicationError('BucketUnversioned', scope, {
      problem: `the bucket ${ownerOf(cfnBucket).node.path} is unversioned by its template`,
      value: versioning.status,
      remedy: 'S3 replicates versioned buckets only; enable versioning',
    });
  }
}

function encryptionRule(cfnBucket: CfnBucket): CfnBucket.ServerSideEncryptionRuleProperty | undefined {
  const encryption = cfnBucket.bucketEncryption;
  if (!encryption || !('serverSideEncryptionConfiguration' in encryption)) {
    return undefined;
  }
  const rules = encryption.serverSideEncryptionConfiguration;
  const first = Array.isArray(rules) ? rules[0] : undefined;
  return first && 'resolve' in first ? undefined : first;
}

function defaultEncryption(
  rule: CfnBucket.ServerSideEncryptionRuleProperty | undefined,
): CfnBucket.ServerSideEncryptionByDefaultProperty | undefined {
  const byDefault = rule?.serverSideEncryptionByDefault;
  return byDefault && 'sseAlgorithm' in byDefault ? byDefault : undefined;
}

/** The key of the bucket's default encryption, as a construct; `undefined` where the template names none. */
export function keyOf({ bucket, cfnBucket }: ExistingBucket, scope: IConstruct): IKey | undefined {
  return bucket.encryptionKey ?? keyOfResource(cfnBucket, scope);
}

function keyOfResource(cfnBucket: CfnBucket, scope: IConstruct): IKey | undefined {
  const id = defaultEncryption(encryptionRule(cfnBucket))?.kmsMasterKeyId;
  if (id === undefined) {
    return undefined;
  }
  const target = Tokenization.reverseString(id).tokens.find((token) => Reference.isReference(token))?.target;
  const owned = CfnKey.isCfnKey(target) ? keyOfCfnKey(target) : undefined;
  return owned ?? keyByArn(cfnBucket, id, scope);
}

/** Several replications may share the bucket. */
function keyByArn(cfnBucket: CfnBucket, arn: string, scope: IConstruct): IKey {
  const id = 'BucketKey';
  requireArnOfKey(arn, scope);
  return (cfnBucket.node.tryFindChild(id) as Construct as Key | undefined) ?? Key.fromKeyArn(cfnBucket, id, arn);
}

/** The L2 around a resource; of a resource alone one that adds to its policy, where that is a literal. */
function keyOfCfnKey(resource: CfnKey): IKey | undefined {
  const owner = ownerOf(resource);
  if (owner !== resource) {
    return owner as IConstruct as IKey;
  }
  if (!resource.keyPolicy || !('Statement' in resource.keyPolicy)) {
    return undefined;
  }
  const key = Key.fromCfnKey(resource);
  key.node.defaultChild ??= resource;
  return key;
}

/** Adds statements to the policy of the bucket, whichever construct makes it. */
export function addExistingStatements({ bucket }: ExistingBucket, statements: readonly Statement[]): void {
  for (const statement of statements) {
    bucket.addToResourcePolicy(toPolicyStatement(statement));
  }
}
