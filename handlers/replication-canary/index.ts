/**
 * Writes an object, waits for its replicas, and reports what it finds to CloudWatch.
 *
 * Bundled into the package. The SDK is that of Lambda's runtime.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import type { CanaryConfig } from './config';
import type { Environment } from './environment';
import { runCanary } from './run-canary';

/** What passes is no fault of replication. */
const MAX_ATTEMPTS = 8;

/** Called by the schedule. */
export async function handler(): Promise<void> {
  await runCanary(JSON.parse(process.env.CANARY!) as CanaryConfig, createEnvironment());
}

function createEnvironment(): Environment {
  return {
    s3: remember((region) => new S3Client({ region, maxAttempts: MAX_ATTEMPTS })),
    kms: remember((region) => new KMSClient({ region, maxAttempts: MAX_ATTEMPTS })),
    cloudWatch: new CloudWatchClient({ maxAttempts: MAX_ATTEMPTS }),
    now: Date.now,
    sleep: (milliseconds) => sleep(milliseconds),
    log: (entry) => process.stdout.write(`${JSON.stringify(entry)}\n`),
  };
}

/** One client a Region. */
function remember<Client>(create: (region: string) => Client): (region: string) => Client {
  const clients = new Map<string, Client>();
  return (region) => {
    const client = clients.get(region) ?? create(region);
    clients.set(region, client);
    return client;
  };
}
