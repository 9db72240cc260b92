import { symmetric } from './keys-usable';
import type { Requirement } from './requirement';
import { S3_GUIDE } from './requirement';

export const REPLICA_KEY_SYMMETRIC: Requirement = {
  id: 'ReplicaKeySymmetric',
  demand: 'The key of the replicas is a symmetric encryption key.',
  severity: 'error',
  failureReason: 'DstPutObjectNotPermitted',
  see: `${S3_GUIDE}/UsingKMSEncryption.html`,
  ofRule: ({ replicaKey }) => symmetric({ target: replicaKey, role: 'the key of the replicas' }),
};
