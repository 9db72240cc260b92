import type { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import type { KMSClient } from '@aws-sdk/client-kms';
import type { S3Client } from '@aws-sdk/client-s3';

/** What the canary calls: clients by Region, the time, and a log. */
export interface Environment {
  readonly cloudWatch: CloudWatchClient;
  readonly s3: (region: string) => S3Client;
  readonly kms: (region: string) => KMSClient;
  /** In milliseconds of the epoch. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly log: (entry: LogEntry) => void;
}

/** A line of the log, as JSON. */
export interface LogEntry {
  readonly level: 'INFO' | 'WARN' | 'ERROR';
  readonly message: string;
  readonly [detail: string]: unknown;
}
