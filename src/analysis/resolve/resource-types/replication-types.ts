import { textAt, toText } from '../../symbolic/json-members';
import type { SymbolicString } from '../../symbolic/symbolic-string';
import type { ResourceType, ScopedResource } from './resource-type';
import { createGeneratedId, formatArn, resolveProperty, resolveTextProperty } from './resource-type';

export const BUCKET: ResourceType = {
  ref: resolveBucketName,
  attributes: new Map([
    ['Arn', (bucket: ScopedResource) => `arn:${bucket.scope.partition.name}:s3:::${resolveBucketName(bucket)}`],
    ['DomainName', (bucket: ScopedResource) => `${resolveBucketName(bucket)}.s3.${bucket.scope.partition.urlSuffix}`],
    ['RegionalDomainName', (bucket: ScopedResource) =>
      `${resolveBucketName(bucket)}.s3.${bucket.scope.region}.${bucket.scope.partition.urlSuffix}`],
  ]),
};

/**
 * The name of a bucket.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/gpbucketnamespaces.html
 */
function resolveBucketName(bucket: ScopedResource): SymbolicString {
  const prefix = resolveTextProperty(bucket, 'BucketNamePrefix');
  const { account, region } = bucket.scope;
  return resolveTextProperty(bucket, 'BucketName')
    ?? (prefix !== undefined && resolveTextProperty(bucket, 'BucketNamespace') === 'account-regional'
      ? `${prefix}-${account}-${region}-an`
      : createGeneratedId(bucket));
}

/**
 * By the id that an app states of a key that is deployed, which its other templates have as a literal; or by that of
 * the account from which it was read.
 */
export const KEY: ResourceType = createKeyType((key) => readStatedId(key)
  ?? key.scope.stack.physicalIds?.get(key.logicalId)
  ?? `${toText(resolveProperty(key, 'MultiRegion')) === 'true' ? 'mrk-' : ''}${createGeneratedId(key)}`);

/**
 * Related multi-Region keys share their id.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-overview.html
 */
export const REPLICA_KEY: ResourceType = createKeyType((key) =>
  /:key\/(.+)$/.exec(resolveTextProperty(key, 'PrimaryKeyArn') ?? '')?.[1] ?? `mrk-${createGeneratedId(key)}`);

/** Replica keys, and what is written about them, then name the key that the template makes. */
function readStatedId({ resource }: ScopedResource): SymbolicString | undefined {
  return textAt(resource.Metadata?.['cdk-encrypted-replication'], 'keyId');
}

export const ALIAS: ResourceType = { ref: (alias) => resolveTextProperty(alias, 'AliasName') };

function createKeyType(id: (key: ScopedResource) => SymbolicString): ResourceType {
  return {
    ref: id,
    attributes: new Map([
      ['KeyId', id],
      ['Arn', (key: ScopedResource) => formatArn(key, 'kms', `key/${id(key)}`)],
    ]),
  };
}

export const ROLE: ResourceType = createPrincipalType('role', 'RoleName', 'RoleId', 'AROA');
export const USER: ResourceType = createPrincipalType('user', 'UserName', 'UserId', 'AIDA');
export const GROUP: ResourceType = createPrincipalType('group', 'GroupName', 'GroupId', 'AGPA');

export const MANAGED_POLICY: ResourceType = {
  ref: (policy) => formatIamArn(policy, 'policy', 'ManagedPolicyName'),
  attributes: new Map([
    ['PolicyArn', (policy: ScopedResource) => formatIamArn(policy, 'policy', 'ManagedPolicyName')],
    ['PolicyId', (policy: ScopedResource) => createGeneratedId(policy, 'PolicyId')],
  ]),
};

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids */
function createPrincipalType(type: string, name: string, id: string, idPrefix: string): ResourceType {
  return {
    ref: (resource) => resolveTextProperty(resource, name) ?? createGeneratedId(resource),
    attributes: new Map([
      ['Arn', (resource: ScopedResource) => formatIamArn(resource, type, name)],
      [id, (resource: ScopedResource) => `${idPrefix}${createGeneratedId(resource, id)}`],
    ]),
  };
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns */
function formatIamArn(resource: ScopedResource, type: string, name: string): SymbolicString {
  const { partition, account } = resource.scope;
  const path = resolveTextProperty(resource, 'Path') ?? '/';
  const physicalName = resolveTextProperty(resource, name) ?? createGeneratedId(resource);
  return `arn:${partition.name}:iam::${account}:${type}${path}${physicalName}`;
}
