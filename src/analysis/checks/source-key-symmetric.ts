import { symmetric } from './keys-usable';
import type { Check } from './check';
import { S3_GUIDE } from './check';

export const SOURCE_KEY_SYMMETRIC: Check = {
  id: 'SourceKeySymmetric',
  title: 'The key of the source bucket is a symmetric encryption key.',
  severity: 'error',
  failureReason: 'none: S3 refuses the upload',
  see: `${S3_GUIDE}/UsingKMSEncryption.html`,
  checkReplication: ({ sourceKey }) => symmetric({ target: sourceKey, role: 'the key of the source bucket' }),
};
