/**
 * How an object is encrypted, with the value of the header `x-amz-server-side-encryption`.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/serv-side-encryption.html
 */
export enum SimulatedEncryption {
  /**
   * SSE-S3: with keys of S3.
   */
  SSE_S3 = 'AES256',

  /**
   * SSE-KMS: with a KMS key.
   */
  SSE_KMS = 'aws:kms',

  /**
   * DSSE-KMS: in two layers, with a KMS key.
   */
  DSSE_KMS = 'aws:kms:dsse',

  /**
   * SSE-C: with a key that the client sends along. S3 shows it in a header of its own, so that the value is not S3's.
   */
  SSE_C = 'SSE-C',
}
