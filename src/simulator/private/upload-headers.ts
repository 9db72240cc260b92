/** The encryption headers of an upload. */
export interface UploadHeaders {
  /** `undefined`: none. */
  readonly algorithm?: 'AES256' | 'aws:kms' | 'aws:kms:dsse' | 'SSE-C';
  /** As the client names it. */
  readonly key?: string;
}
