import type { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import type { CanaryConfig } from '../../../handlers/replication-canary/config';
import type { Environment, LogEntry } from '../../../handlers/replication-canary/environment';

export const SOURCE_KEY = 'arn:aws:kms:ap-southeast-1:111111111111:key/mrk-1234';
export const IRELAND = {
  id: 'eu-west-1',
  bucket: 'documents-ireland',
  region: 'eu-west-1',
  account: '111111111111',
  keyArn: 'arn:aws:kms:eu-west-1:111111111111:key/mrk-1234',
  deletes: true,
};
export const STOCKHOLM = {
  id: '222222222222-eu-north-1',
  bucket: 'documents-stockholm',
  region: 'eu-north-1',
  account: '222222222222',
  keyArn: 'arn:aws:kms:eu-north-1:222222222222:key/5678',
  deletes: false,
};

/** A canary that writes one object for one destination, in Ireland. */
export const CONFIG: CanaryConfig = {
  canary: 'Documents-Canary',
  namespace: 'CdkEncryptedReplication',
  source: {
    bucket: 'documents',
    region: 'ap-southeast-1',
    account: '111111111111',
    keyArn: SOURCE_KEY,
    algorithm: 'aws:kms',
    deletes: true,
  },
  probes: [{ prefix: 'replication-canary/', tags: {}, destinations: [IRELAND] }],
  maximumDelaySeconds: 600,
};

/** An environment without a clock: time passes only while something waits. */
export class FakeEnvironment implements Environment {
  public readonly entries: LogEntry[] = [];
  public elapsed = 0;
  public s3: Environment['s3'];
  public readonly kms: Environment['kms'];
  public readonly cloudWatch: CloudWatchClient;

  constructor(clients: Pick<Environment, 's3' | 'kms' | 'cloudWatch'>) {
    this.s3 = clients.s3;
    this.kms = clients.kms;
    this.cloudWatch = clients.cloudWatch;
  }

  public readonly now = (): number => Date.parse('2026-11-28T12:00:00Z') + this.elapsed;

  public readonly sleep = async (milliseconds: number): Promise<void> => {
    this.elapsed += milliseconds;
  };

  public readonly log = (entry: LogEntry): void => {
    this.entries.push(entry);
  };
}
