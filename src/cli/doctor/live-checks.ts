import type { Check } from '../../analysis/checks/check';
import { KMS_GUIDE, S3_GUIDE } from '../../analysis/s3/aws-pages';
import { reported, unreported } from '../../analysis/s3/failure-reasons';

/** What only an account shows; findings of these are rendered like those of the proof. */
export const LIVE_CHECKS = {
  destination: {
    id: 'DestinationExists',
    title: 'The destination bucket exists.',
    severity: 'error',
    failureReason: reported('DstBucketNotFound'),
    see: `${S3_GUIDE}/replication-failure-codes.html`,
  },
  sourceKey: {
    id: 'SourceKeyExists',
    title: 'The key of the source bucket exists.',
    severity: 'error',
    failureReason: unreported('S3 can neither encrypt new objects nor read those under the key'),
    see: `${KMS_GUIDE}/deleting-keys.html`,
  },
  replicaKey: {
    id: 'ReplicaKeyExists',
    title: 'The key of the replicas exists.',
    severity: 'error',
    failureReason: reported('DstKmsKeyNotFound'),
    see: `${S3_GUIDE}/replication-failure-codes.html`,
  },
  role: {
    id: 'RoleExists',
    title: 'The role of the configuration exists.',
    severity: 'error',
    failureReason: reported('AssumeRoleNotPermitted'),
    see: `${S3_GUIDE}/replication-failure-codes.html`,
  },
  shared: {
    id: 'KeyShared',
    title: 'A key is shared through AWS RAM by a second policy, which no template shows.',
    severity: 'info',
    failureReason: unreported('it allows, and keeps nothing from replicating'),
    see: `${KMS_GUIDE}/key-policies.html`,
  },
  failed: {
    id: 'OperationsFailed',
    title: 'No operation failed to replicate in the last day.',
    severity: 'warning',
    failureReason: unreported('the metric counts failures; the objects have the status FAILED'),
    see: `${S3_GUIDE}/repl-metrics.html`,
  },
  behind: {
    id: 'ReplicationBehind',
    title: 'Replication keeps up: operations are not pending for hours.',
    severity: 'warning',
    failureReason: unreported('the objects have the status PENDING'),
    see: `${S3_GUIDE}/repl-metrics.html`,
  },
  unheard: {
    id: 'FailuresUnreported',
    title: 'Somebody is told of objects that S3 could not replicate.',
    severity: 'info',
    failureReason: unreported('the objects have the status FAILED, which is seen by who asks for it'),
    see: `${S3_GUIDE}/replication-metrics-events.html`,
  },
  objectFailed: {
    id: 'ObjectFailed',
    title: 'The object does not have the replication status FAILED.',
    severity: 'error',
    failureReason: unreported('the status FAILED says no reason; an event or the report of a batch job does'),
    see: `${S3_GUIDE}/replication-status.html`,
  },
  objectPending: {
    id: 'ObjectPending',
    title: 'The object does not have the replication status PENDING for long.',
    severity: 'warning',
    failureReason: unreported('the object has the status PENDING'),
    see: `${S3_GUIDE}/replication-status.html`,
  },
  objectSkipped: {
    id: 'ObjectNotReplicated',
    title: 'The object has a replication status.',
    severity: 'warning',
    failureReason: unreported('the object has no replication status'),
    see: `${S3_GUIDE}/replication-what-is-isnot-replicated.html`,
  },
  drift: {
    id: 'DriftFromAssembly',
    title: 'What is deployed is what the assembly describes.',
    severity: 'warning',
    failureReason: unreported('the other findings say whether it replicates'),
    see: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-drift.html',
  },
} as const satisfies Readonly<Record<string, Check>>;
