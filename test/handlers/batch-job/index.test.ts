import { statSync } from 'fs';
import { resolve } from 'path';
import { S3ControlClient } from '@aws-sdk/client-s3-control';
import { handler, isComplete, onEvent } from '../../../handlers/batch-job';
import { updateOf } from '../../support/s3-control/events';

const BUNDLE = resolve(__dirname, '../../../lib/handlers/batch-job/index.js');
const MAX_BYTES = 100_000;

const unchanged = updateOf('job-1', '1', '1');

test('the function of a resource that does not wait answers CloudFormation', async () => {
  const sent = jest.spyOn(globalThis, 'fetch').mockResolvedValue(new Response());
  await handler(unchanged);
  expect(JSON.parse(String(sent.mock.calls[0][1]?.body))).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: 'job-1' });
  sent.mockRestore();
});

test('the functions of the provider framework return what it asks for', async () => {
  expect(await onEvent(unchanged)).toMatchObject({ PhysicalResourceId: 'job-1' });
  expect(await isComplete(unchanged)).toEqual({ IsComplete: true });
});

test('the client tries a throttled call eight times', async () => {
  const clients: number[] = [];
  const send = jest.spyOn(S3ControlClient.prototype, 'send').mockImplementation(async function (this: S3ControlClient) {
    clients.push(await this.config.maxAttempts());
    return { JobId: 'job-2' };
  });
  await onEvent(updateOf('job-1', '1', '2'));
  expect(new Set(clients)).toEqual(new Set([8]));
  send.mockRestore();
});

test('the bundle has what Lambda calls, at a tenth of its budget', () => {
  expect(statSync(BUNDLE).size).toBeLessThan(MAX_BYTES / 10);
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the bundle is no module of the sources
  expect(Object.keys(require(BUNDLE)).sort()).toEqual(['handler', 'isComplete', 'onEvent']);
});
