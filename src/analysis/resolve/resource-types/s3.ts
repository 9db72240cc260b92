import type { SymbolicString } from '../../symbolic/symbolic-string';
import type { ResourceType, ScopedResource } from './resource-type';
import { createGeneratedId, resolveTextProperty } from './resource-type';

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
