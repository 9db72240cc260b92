/** What a warning says; `docs/reference/warnings.md` is generated from this table. */
export interface WarningInfo {
  /** The id to acknowledge it by. */
  readonly id: string;
  readonly when: string;
}

/** Every warning of the library. Ids are contract. */
export const WARNINGS = {
  ImportedRole: {
    id: 'cdk-encrypted-replication:ImportedRole',
    when: 'The replication role is imported, so that its policies have to be attached by its owner.',
  },
  ImportedKey: {
    id: 'cdk-encrypted-replication:ImportedKey',
    when: 'A key is imported, so that its policy, state and kind cannot be checked.',
  },
  ImportedKeyPolicy: {
    id: 'cdk-encrypted-replication:ImportedKeyPolicy',
    when: 'The policy of an imported key has to allow the replication role of another account, or CloudWatch for a topic; the statements are printed.',
  },
  CrossAccountDestination: {
    id: 'cdk-encrypted-replication:CrossAccountDestination',
    when: 'The policies of a destination in another account are not in this app; what its owner has to apply is printed.',
  },
  ImportedLogBucket: {
    id: 'cdk-encrypted-replication:ImportedLogBucket',
    when: 'A log bucket is imported, so that its owner has to allow log delivery in its policy.',
  },
  ImportedEventTarget: {
    id: 'cdk-encrypted-replication:ImportedEventTarget',
    when: 'The topic, queue, function or key of `events` is imported, so that its owner has to let S3 use it; the statement is printed.',
  },
  ImportedAlarmTopic: {
    id: 'cdk-encrypted-replication:ImportedAlarmTopic',
    when: 'A topic of alarms is imported, or its key is, so that the owner has to allow CloudWatch to publish to it and to use its key.',
  },
  CanaryNotAdmitted: {
    id: 'cdk-encrypted-replication:CanaryNotAdmitted',
    when: 'A `ReplicationCanary` reads replicas in another account, whose policies are not in this app; the statements are printed.',
  },
  RepairWithoutSchedule: {
    id: 'cdk-encrypted-replication:RepairWithoutSchedule',
    when: 'Alarms alone start a `ReplicationRepair`: what fails while an alarm is in ALARM, or while a job runs, waits for the next alarm.',
  },
  RepairBesideAnother: {
    id: 'cdk-encrypted-replication:RepairBesideAnother',
    when: 'Two `ReplicationRepair`s of one source bucket take the same objects: each starts a job for one failure, and S3 charges for both.',
  },
  CanaryRunsUnwatched: {
    id: 'cdk-encrypted-replication:CanaryRunsUnwatched',
    when: '`schedule` of a `ReplicationCanary` has more than six days between two runs, or an end, or is not known at synth time, so that no alarm tells of runs that are missing.',
  },
  ScheduleEnded: {
    id: 'cdk-encrypted-replication:ScheduleEnded',
    when: '`schedule` of a `ReplicationCanary` or a `ReplicationRepair` has no day from today on, so that it starts nothing.',
  },
  FunctionInIsolatedSubnets: {
    id: 'cdk-encrypted-replication:FunctionInIsolatedSubnets',
    when: 'The function of a canary, a job or a repair is in isolated subnets, which have to lead to the endpoints that are listed.',
  },
  ImportedDeadLetterQueue: {
    id: 'cdk-encrypted-replication:ImportedDeadLetterQueue',
    when: '`deadLetterQueue` is imported without its key: if it has one, the function may not use it, and what failed is lost.',
  },
  UnmonitoredRule: {
    id: 'cdk-encrypted-replication:UnmonitoredRule',
    when: '`monitoring` beside a rule with `metrics: false`, of which no alarm tells.',
  },
  FormerRoleAdmitted: {
    id: 'cdk-encrypted-replication:FormerRoleAdmitted',
    when: '`formerRoleNames` admits roles that are replaced; take them out after one deployment.',
  },
  ReplicationChain: {
    id: 'cdk-encrypted-replication:ReplicationChain',
    when: 'A bucket is the destination of one replication and the source of another: S3 does not replicate replicas.',
  },
  RegionUnknown: {
    id: 'cdk-encrypted-replication:RegionUnknown',
    when: 'The installed aws-cdk-lib does not know a Region: it is new, or misspelled.',
  },
} as const satisfies { readonly [name: string]: WarningInfo };
