import type { SymbolicString } from '../../symbolic/symbolic-string';
import type { ResourceType, ScopedResource } from './resource-type';
import { generatedFor, textProperty } from './resource-type';

export const BUCKET: ResourceType = {
  ref: bucketName,
  attributes: new Map([
    ['Arn', (bucket: ScopedResource) => `arn:${bucket.scope.partition.name}:s3:::${bucketName(bucket)}`],
    ['DomainName', (bucket: ScopedResource) => `${bucketName(bucket)}.s3.${bucket.scope.partition.urlSuffix}`],
    ['RegionalDomainName', (bucket: ScopedResource) =>
      `${bucketName(bucket)}.s3.${bucket.scope.region}.${bucket.scope.partition.urlSuffix}`],
  ]),
};

/**
 * The name of a bucket.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/gpbucketnamespaces.html
 */
function bucketName(bucket: ScopedResource): SymbolicString {
  const prefix = textProperty(bucket, 'BucketNamePrefix');
  const { account, region } = bucket.scope;
  return textProperty(bucket, 'BucketName')
    ?? (prefix !== undefined && textProperty(bucket, 'BucketNamespace') === 'account-regional'
      ? `${prefix}-${account}-${region}-an`
      : generatedFor(bucket));
}
