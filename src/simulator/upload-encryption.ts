import { checkCall } from '../internal/input/check-call';
import type { UploadHeaders } from './private/upload';

/**
 * The encryption that an upload asks for.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/serv-side-encryption.html
 * @example
 * const simulator = ReplicationSimulator.fromApp(app);
 * simulator.putObject('source-bucket', 'contracts/1.pdf', {
 *   encryption: UploadEncryption.s3Managed(),
 * });
 */
export class UploadEncryption {
  /**
   * What the bucket encrypts with by default: the upload has no header.
   */
  public static bucketDefault(): UploadEncryption {
    return new UploadEncryption({});
  }

  /**
   * SSE-S3: the header `AES256`.
   */
  public static s3Managed(): UploadEncryption {
    return new UploadEncryption({ algorithm: 'AES256' });
  }

  /**
   * SSE-KMS: the header `aws:kms`.
   *
   * @param key ARN, alias or id of the key, or construct path or logical id of a key in the templates. Without it S3
   * takes the AWS managed key `aws/s3`, also where the bucket has another default
   */
  public static kms(key?: string): UploadEncryption {
    checkCall('UploadEncryption.kms', [key]);
    return new UploadEncryption({ algorithm: 'aws:kms', key });
  }

  /**
   * DSSE-KMS, two layers of encryption: the header `aws:kms:dsse`.
   *
   * @param key as in `UploadEncryption.kms`
   */
  public static dsse(key?: string): UploadEncryption {
    checkCall('UploadEncryption.dsse', [key]);
    return new UploadEncryption({ algorithm: 'aws:kms:dsse', key });
  }

  /**
   * SSE-C: a key that the client sends along. New buckets block it.
   */
  public static customerProvided(): UploadEncryption {
    return new UploadEncryption({ algorithm: 'SSE-C' });
  }

  /** @internal */
  public readonly _headers: UploadHeaders;

  private constructor(headers: UploadHeaders) {
    this._headers = headers;
  }
}
