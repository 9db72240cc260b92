import { symmetric } from './keys-usable';
import type { Check } from './check';
import { S3_GUIDE } from './check';

export const REPLICA_KEY_SYMMETRIC: Check = {
  id: 'ReplicaKeySymmetric',
  title: 'The key of the replicas is a symmetric encryption key.',
  severity: 'error',
  failureReason: 'DstPutObjectNotPermitted',
  see: `${S3_GUIDE}/UsingKMSEncryption.html`,
  checkRule: ({ replicaKey }) => symmetric({ target: replicaKey, role: 'the key of the replicas' }),
};
