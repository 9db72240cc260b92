import type { Bucket, DeploymentModel } from '../../analysis/model/deployment-model';
import { findKeyTarget } from '../../analysis/s3/key-target';
import type { ObjectEncryption } from '../../analysis/s3/object-variants';
import { findKey } from './find-resource';
import type { UploadHeaders } from './upload';

/**
 * The encryption that an object gets: what the upload asks for, else the default of the bucket.
 *
 * Without a setting S3 has encrypted every object with SSE-S3 since January 2023; Bucket Keys are for SSE-KMS alone.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-encryption.html
 * @returns `undefined` where the default encryption of the bucket is known at deployment only
 */
export function determineEncryption(
  model: DeploymentModel,
  bucket: Bucket,
  headers: UploadHeaders,
  bucketKeyHeader?: boolean,
): ObjectEncryption | undefined {
  const { encryption } = bucket;
  const algorithm = headers.algorithm ?? encryption?.algorithm ?? 'AES256';
  switch (algorithm) {
    case 'aws:kms':
    case 'aws:kms:dsse': {
      const sourceKey = headers.algorithm === undefined
        ? findKeyTarget(model, encryption?.keyId, bucket)
        : findKey(model, headers.key, bucket);
      const bucketKey = algorithm === 'aws:kms' && (bucketKeyHeader ?? encryption?.bucketKey ?? false);
      return typeof bucketKey === 'string' ? undefined : { algorithm, sourceKey, bucketKey };
    }
    case 'AES256':
    case 'SSE-C':
      return { algorithm };
    default:
      return undefined;
  }
}
