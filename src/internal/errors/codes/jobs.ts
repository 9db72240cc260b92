import type { ErrorCodeInfo } from '../error-code-info';

export const JOB_CODES = {
  JobWithoutRule: {
    when: 'A `BatchReplicationJob` of a replication without an enabled rule.',
    otherwise: 'S3 fails the job.',
  },
  JobRevisionInvalid: {
    when: '`revision` of a job is empty or not known at synth time.',
    otherwise: 'A job that runs with every deployment, or never again.',
  },
  JobWaitInvalid: {
    when: '`queryInterval` or `totalTimeout` of a job without `waitForCompletion`; an interval below 10 seconds; a timeout that is no multiple of it, or with two further intervals more than an hour.',
    otherwise: 'Nothing would be waited for, or CloudFormation would give up before the job is judged.',
  },
  JobWithoutFormerEncryption: {
    when: 'An `UpdateObjectEncryptionJob` with neither `formerKeys` nor `s3ManagedEncryption` nor a `manifest`.',
    otherwise: 'S3 would encrypt every object anew, and fail with those whose key it may not use.',
  },
  JobDeniedByBucket: {
    when: 'An `UpdateObjectEncryptionJob` for a bucket with a `ReplicaProtection`, or with a `DataPerimeter` around VPC endpoints.',
    otherwise: 'The policy of the bucket would deny the job every object.',
  },
  JobManifestWithFilter: {
    when: 'A job with a `manifest` and a `filter`.',
    otherwise: 'The filter would be ignored.',
  },
  JobManifestInvalid: {
    when: 'The key or the ETag of a `manifest` is empty, too long or has characters that it cannot have, such as the quotation marks of an ETag; the key of an S3 Inventory report is not that of its `manifest.json`, or not known at synth time.',
    otherwise: 'S3 rejects the job, or its role may read more than the lists.',
  },
  JobFilterInvalid: {
    when: '`filter` of a job has a value that S3 does not take: an empty or too long prefix or suffix, a control character, a date or size that is none, a storage class that S3 does not select by, something twice.',
    otherwise: 'S3 rejects the job when the deployment creates it.',
  },
  JobFilterMatchesNothing: {
    when: '`filter` of a job admits no object: an empty list, bounds that nothing is between, a prefix that no enabled rule covers.',
    otherwise: 'S3 fails the job, or it ends without a replica.',
  },
  RepairWithoutTrigger: {
    when: 'A `ReplicationRepair` with neither `schedule` nor `failureAlarm` nor `alarms`.',
    otherwise: 'Nothing would ever be repaired.',
  },
  RepairWithoutFailureAlarm: {
    when: '`failureAlarm` of a `ReplicationRepair` whose replication has no alarm on `OperationsFailedReplication`.',
    otherwise: 'Nothing would ever be repaired.',
  },
  RepairAlarmMismatch: {
    when: 'An alarm of a `ReplicationRepair` is in another Region or account than the source bucket, or its ARN is not that of an alarm.',
    otherwise: 'EventBridge would not tell of it.',
  },
  RepairIntervalInvalid: {
    when: '`minimumInterval` of a `ReplicationRepair` is below five minutes, no whole number of seconds, or not known at synth time.',
    otherwise: 'Jobs would follow each other before the one before has begun.',
  },
  RepairScheduleTooShort: {
    when: '`schedule` of a `ReplicationRepair` comes round in less than `minimumInterval`.',
    otherwise: 'Events that never start a job.',
  },
  JobReportRegionMismatch: {
    when: '`reportBucket` of a job is in another Region than the job.',
    otherwise: 'S3 rejects the job.',
  },
  JobReportBucketInvalid: {
    when: '`reportBucket` of a job is a directory bucket, or one with a default retention of Object Lock.',
    otherwise: 'S3 rejects the job, or does the work and writes no report.',
  },
  JobStackMismatch: {
    when: 'A job is in another Region, account, Stage or App than its bucket.',
    otherwise: 'S3 does not find the bucket in the Region of the job.',
  },
} as const satisfies { readonly [code: string]: ErrorCodeInfo };
