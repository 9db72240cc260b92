import { onSourceBucket } from '../s3/calls';
import { callOfReplication } from './call-requirement';
import { PERMISSIONS } from './check';

export const READ_REPLICATION_CONFIGURATION = callOfReplication({
  id: 'ReadReplicationConfiguration',
  title: 'The role may read the replication configuration of the source bucket.',
  call: 's3:GetReplicationConfiguration',
  failureReason: 'SrcBucketReplicationConfigMissing',
  see: PERMISSIONS,
}, (each) => [onSourceBucket(each, 's3:GetReplicationConfiguration')]);
