import type { Bucket } from '../../analysis/model/deployment-model';
import type { ObjectEncryption } from '../../analysis/s3/object-variants';
import type { EncryptingAction } from '../../analysis/s3/upload';
import type { ObjectVersion } from './object-version';

/** The encryption headers of an upload. */
export interface UploadHeaders {
  /** `undefined`: the upload has no such header. */
  readonly algorithm?: 'AES256' | 'aws:kms' | 'aws:kms:dsse' | 'SSE-C';
  /** As the client names it. */
  readonly key?: string;
}

/** An upload as the user of the simulator describes it. */
export interface UploadRequest extends Pick<ObjectVersion, 'tags' | 'storageClass' | 'writtenBeforeRule'> {
  readonly headers: UploadHeaders;
  readonly bucketKeyEnabled?: boolean;
}

/** An upload as the policy of the bucket is evaluated for it. */
export interface Upload extends Pick<ObjectVersion, 'tags' | 'storageClass'> {
  readonly action?: EncryptingAction;
  readonly bucket: Bucket;
  readonly key: string;
  readonly headers: UploadHeaders;
  /** What S3 encrypts with; `undefined` where the default encryption of the bucket is known at deployment only. */
  readonly encryption?: ObjectEncryption;
}
