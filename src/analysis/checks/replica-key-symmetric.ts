import { symmetric } from './keys-usable';
import type { Requirement } from './check';
import { S3_GUIDE } from './check';

export const REPLICA_KEY_SYMMETRIC: Requirement = {
  id: 'ReplicaKeySymmetric',
  demand: 'The key of the replicas is a symmetric encryption key.',
  severity: 'error',
  failureReason: 'DstPutObjectNotPermitted',
  see: `${S3_GUIDE}/UsingKMSEncryption.html`,
  ofRule: ({ replicaKey }) => symmetric({ target: replicaKey, role: 'the key of the replicas' }),
};
