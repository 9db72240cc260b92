/**
 * Has S3 replicate what failed, in one job at a time.
 *
 * Bundled into the package. The SDK is that of Lambda's runtime.
 */
import { S3ControlClient } from '@aws-sdk/client-s3-control';
import type { RepairOutcome } from './repair';
import { repair } from './repair';

/** S3 throttles the calls of an account together. */
const MAX_ATTEMPTS = 8;

const client = new S3ControlClient({ maxAttempts: MAX_ATTEMPTS });

/** Of any event of EventBridge. What it returns or throws is in the log of the function. */
export async function handler(): Promise<RepairOutcome> {
  const { REQUEST, ACCOUNT_ID, IDENTITY, INTERVAL_SECONDS } = process.env;
  const outcome = await repair(client, {
    request: REQUEST!,
    accountId: ACCOUNT_ID!,
    identity: IDENTITY!,
    intervalSeconds: Number(INTERVAL_SECONDS),
  });
  console.log(JSON.stringify(outcome));
  return outcome;
}
