import { statSync } from 'fs';
import { resolve } from 'path';
import { S3ControlClient } from '@aws-sdk/client-s3-control';
import { handler } from '../../../handlers/replication-repair';
import { renderRequest } from '../../support/s3-control/events';

const BUNDLE = resolve(__dirname, '../../../lib/handlers/replication-repair/index.js');
const MAX_BYTES = 100_000;
const environment = { ...process.env };

afterEach(() => { process.env = environment; });

test('the function takes its settings from the environment, and writes the outcome to its log', async () => {
  process.env = { ...environment, REQUEST: renderRequest(), ACCOUNT_ID: '111111111111', IDENTITY: 'Repair', INTERVAL_SECONDS: '3600' };
  const attempts: number[] = [];
  const send = jest.spyOn(S3ControlClient.prototype, 'send').mockImplementation(async function (this: S3ControlClient) {
    attempts.push(await this.config.maxAttempts());
    return { JobId: 'job-1' };
  });
  const log = jest.spyOn(console, 'log').mockReturnValue();
  expect(await handler()).toEqual({ outcome: 'started', jobId: 'job-1' });
  expect(log.mock.calls).toEqual([['{"outcome":"started","jobId":"job-1"}']]);
  expect(new Set(attempts)).toEqual(new Set([8]));
  send.mockRestore();
  log.mockRestore();
});

test('the bundle has what Lambda calls, at a tenth of its budget', () => {
  expect(statSync(BUNDLE).size).toBeLessThan(MAX_BYTES / 10);
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the bundle is no module of the sources
  expect(Object.keys(require(BUNDLE))).toEqual(['handler']);
});
