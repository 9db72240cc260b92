import { S3_GUIDE } from './aws-pages';
import { reported } from './failure-reasons';
import type { ReplicationCall } from './replication-call';

const ANNOTATIONS_PAGE = `${S3_GUIDE}/replication-example-walkthroughs.html#replication-annotations`;

/** S3 replicates each annotation by itself, since June 2026. It does not say which keys that takes. */
export const ANNOTATION_READS: readonly ReplicationCall[] = [
  {
    id: 'ReadSourceAnnotations',
    action: 's3:GetObjectVersionAnnotationForReplication',
    target: 'source object',
    title: 'No statement denies the role to read the annotations of source objects. Where nothing allows it S3 replicates objects '
      + 'and no annotations.',
    changes: ['annotation'],
    apartFrom: 's3:GetObjectVersionForReplication',
    failureReason: reported('SrcGetObjectAnnotationNotPermitted'),
    see: ANNOTATIONS_PAGE,
  },
];

/** `s3:ReplicateObject` covers it; the owner of the destination may deny it. */
export const ANNOTATION_WRITES: readonly ReplicationCall[] = [
  {
    id: 'ReplicateAnnotations',
    action: 's3:ReplicateObjectAnnotation',
    target: 'replica',
    title: 'No statement denies the role to write the annotations of replicas, which `s3:ReplicateObject` allows.',
    changes: ['annotation'],
    apartFrom: 's3:ReplicateObject',
    impliedByAnother: true,
    failureReason: reported('DstPutObjectAnnotationNotPermitted'),
    see: ANNOTATIONS_PAGE,
  },
];
