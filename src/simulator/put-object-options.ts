import type { StorageClass } from 'aws-cdk-lib/aws-s3';
import type { UploadEncryption } from './upload-encryption';

/**
 * How an object is uploaded.
 */
export interface PutObjectOptions {
  /**
   * The encryption that the upload asks for.
   *
   * @default UploadEncryption.bucketDefault()
   */
  readonly encryption?: UploadEncryption;

  /**
   * The header `x-amz-server-side-encryption-bucket-key-enabled`. Used for SSE-KMS only.
   *
   * @default - the setting of the bucket
   */
  readonly bucketKeyEnabled?: boolean;

  /**
   * The tags that the upload carries.
   *
   * @default - none
   */
  readonly tags?: { [key: string]: string };

  /**
   * The storage class.
   *
   * @default StorageClass.STANDARD
   */
  readonly storageClass?: StorageClass;

  /**
   * Whether the object was there before the rules of the bucket.
   *
   * @default false
   */
  readonly writtenBeforeRule?: boolean;
}
