import { symmetric } from './keys-usable';
import type { Requirement } from './check';
import { S3_GUIDE } from './check';

export const SOURCE_KEY_SYMMETRIC: Requirement = {
  id: 'SourceKeySymmetric',
  demand: 'The key of the source bucket is a symmetric encryption key.',
  severity: 'error',
  failureReason: 'none: S3 refuses the upload',
  see: `${S3_GUIDE}/UsingKMSEncryption.html`,
  ofReplication: ({ sourceKey }) => symmetric({ target: sourceKey, role: 'the key of the source bucket' }),
};
