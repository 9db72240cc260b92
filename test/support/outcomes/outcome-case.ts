import type { ReplicationSimulator, SimulatedObject, SimulationResult } from 'cdk-encrypted-replication';

/** What is expected of a simulated request, written by hand. */
export interface OutcomeCase {
  /** What is done with which kind of object. */
  readonly kind: string;
  /** The example or the small app in which it is done. */
  readonly model: string;
  readonly simulator: () => ReplicationSimulator;
  readonly act: (simulator: ReplicationSimulator) => SimulationResult;
  /** Status and failure reason at each destination, by its name; or `REFUSED`. */
  readonly expected: readonly string[];
  /** What the replicas, or the first of them, are like. */
  readonly replica?: Partial<SimulatedObject>;
  /** Part of the explanation, or of the refusal. */
  readonly because?: string;
  /** What AWS says that makes it so. */
  readonly fact: string;
  /** Where AWS says it. */
  readonly see: string;
}

/** What came of a request, in the words of `OutcomeCase.expected`. */
export function gotten({ outcomes, refusal }: SimulationResult): string[] {
  if (refusal !== undefined) {
    return ['REFUSED'];
  }
  return [...outcomes]
    .sort((a, b) => (a.destinationBucket < b.destinationBucket ? -1 : 1))
    .map(({ status, failureReason }) => [status, failureReason].filter((part) => part !== undefined).join(' '));
}

/** Why, for a reader. */
export function reasonOf({ outcomes, refusal }: SimulationResult): string {
  return refusal ?? outcomes.map(({ explanation }) => explanation).join(' | ');
}

const S3 = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide';

export const SEE = {
  encrypted: `${S3}/replication-config-for-kms-objects.html`,
  replicated: `${S3}/replication-what-is-isnot-replicated.html`,
  bucketKeys: `${S3}/bucket-key.html`,
  kms: `${S3}/UsingKMSEncryption.html`,
  sseC: `${S3}/blocking-unblocking-s3-c-encryption-gpb.html`,
  reasons: `${S3}/replication-failure-codes.html`,
  permissions: `${S3}/setting-repl-config-perm-overview.html`,
  troubleshooting: `${S3}/replication-troubleshoot.html`,
  configuration: `${S3}/replication-add-config.html`,
  checks: `${S3}/replication-requirements.html`,
  deleteMarkers: `${S3}/delete-marker-replication.html`,
  modifications: `${S3}/replication-for-metadata-changes.html`,
  lock: `${S3}/object-lock-managing.html`,
  owner: `${S3}/replication-change-owner.html`,
  batch: `${S3}/s3-batch-replication-batch.html`,
  status: `${S3}/replication-status.html`,
} as const;
