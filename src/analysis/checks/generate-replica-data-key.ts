import { onReplicaKey } from '../s3/calls';
import { bucketKeyVariants } from '../s3/object-variants';
import { callOfRule } from './call-requirement';
import { S3_GUIDE } from './check';

/** AWS's pages disagree whether S3 makes this call; what is uncertain is never more than a warning. */
export const GENERATE_REPLICA_DATA_KEY = callOfRule({
  id: 'GenerateReplicaDataKey',
  title: 'With Bucket Keys, the role may generate data keys with the key of the replicas. AWS asks for it on one page and '
    + 'not on another.',
  call: 'kms:GenerateDataKey',
  severity: 'warning',
  failureReason: 'DstPutObjectNotPermitted',
  see: `${S3_GUIDE}/replication-troubleshoot.html`,
}, (context) => bucketKeyVariants(context).flatMap(({ object }) => {
  const call = onReplicaKey(context, 'kms:GenerateDataKey', object);
  return call ? [{ ...call, undecided: true, note: "AWS's pages disagree whether S3 makes this call" }] : [];
}));
