import type { Bucket, DeploymentModel } from '../../analysis/model/deployment-model';
import { findKeyTarget } from '../../analysis/s3/key-target';
import type { ObjectEncryption } from '../../analysis/s3/object-variants';
import type { SymbolicString } from '../../analysis/symbolic/symbolic-string';
import { hasUndetermined } from '../../analysis/symbolic/symbolic-string';
import { findKey } from './find-resource';
import type { UploadHeaders } from './upload';

const ALGORITHMS = ['AES256', 'aws:kms', 'aws:kms:dsse'];

/**
 * The encryption that an object gets: what the upload asks for, else the default of the bucket. Several where that is
 * known at deployment only; none where it is nothing that S3 knows.
 *
 * Without a setting S3 has encrypted every object with SSE-S3 since January 2023; Bucket Keys are for SSE-KMS alone.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-encryption.html
 */
export function listEncryptions(
  model: DeploymentModel,
  bucket: Bucket,
  headers: UploadHeaders,
  bucketKeyHeader?: boolean,
): readonly ObjectEncryption[] {
  const { encryption } = bucket;
  const algorithm = headers.algorithm ?? encryption?.algorithm ?? 'AES256';
  const bucketKey = bucketKeyHeader ?? encryption?.bucketKey ?? false;
  const bucketKeys = typeof bucketKey === 'string' ? [true, false] : [bucketKey];
  const findSourceKey = () => (headers.algorithm === undefined
    ? findKeyTarget(model, encryption?.keyId, bucket)
    : findKey(model, headers.key, bucket));
  return listAlgorithms(algorithm).flatMap((each): readonly ObjectEncryption[] => {
    switch (each) {
      case 'aws:kms': {
        const sourceKey = findSourceKey();
        return bucketKeys.map((withBucketKey) => ({ algorithm: each, sourceKey, bucketKey: withBucketKey }));
      }
      case 'aws:kms:dsse': return [{ algorithm: each, sourceKey: findSourceKey(), bucketKey: false }];
      case 'AES256':
      case 'SSE-C':
        return [{ algorithm: each }];
      default:
        return [];
    }
  });
}

function listAlgorithms(algorithm: SymbolicString): readonly string[] {
  return hasUndetermined(algorithm) ? ALGORITHMS : [algorithm];
}
