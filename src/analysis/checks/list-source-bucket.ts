import { onSourceBucket } from '../s3/calls';
import { callOfReplication } from './call-requirement';
import { PERMISSIONS } from './check';

export const LIST_SOURCE_BUCKET = callOfReplication({
  id: 'ListSourceBucket',
  title: 'The role may list the source bucket, which S3 wants for delete markers.',
  call: 's3:ListBucket',
  failureReason: 'none that AWS documents',
  see: PERMISSIONS,
}, (each) => [onSourceBucket(each, 's3:ListBucket')]);
