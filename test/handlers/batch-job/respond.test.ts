import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ResourceState } from '../../../handlers/batch-job/event';
import { respond } from '../../../handlers/batch-job/respond';
import { eventOf } from '../../support/s3-control/events';

interface Received {
  readonly method?: string;
  readonly contentType?: string;
  readonly body: string;
}

const received: Received[] = [];
let statuses: number[] = [];
let server: Server;

beforeEach(async () => {
  received.length = 0;
  statuses = [];
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => { body += chunk; });
    request.on('end', () => {
      received.push({ method: request.method, contentType: request.headers['content-type'], body });
      response.writeHead(statuses.shift() ?? 200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

const event = (change = {}) =>
  eventOf({ ResponseURL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/response?signature=x`, ...change });
const succeed = async (): Promise<ResourceState> => ({ PhysicalResourceId: 'job-1', Data: { JobId: 'job-1' } });
const fail = (message: string) => async (): Promise<ResourceState> => { throw new Error(message); };
const answer = () => JSON.parse(received.at(-1)!.body);

test('CloudFormation gets id and attributes', async () => {
  await respond(event(), succeed);
  const { RequestId, StackId, LogicalResourceId } = event();
  expect(answer()).toEqual({
    Status: 'SUCCESS', PhysicalResourceId: 'job-1', Data: { JobId: 'job-1' }, RequestId, StackId, LogicalResourceId,
  });
});

test('the answer is put without a content type, which the signature of the URL does not have', async () => {
  await respond(event(), succeed);
  expect(received.map(({ method, contentType }) => [method, contentType])).toEqual([['PUT', '']]);
});

test('a failed creation names the resource by the request', async () => {
  await respond(event(), fail('no'));
  expect(answer()).toMatchObject({ Status: 'FAILED', Reason: 'Error: no', PhysicalResourceId: event().RequestId });
});

test('a failed update keeps the id', async () => {
  await respond(event({ PhysicalResourceId: 'job-1' }), fail('no'));
  expect(answer()).toMatchObject({ Status: 'FAILED', PhysicalResourceId: 'job-1' });
});

test('a long reason is cut to what CloudFormation takes', async () => {
  await respond(event(), fail('x'.repeat(10_000)));
  expect(received[0].body.length).toBeLessThan(4096);
});

test('an answer that does not arrive is sent again', async () => {
  statuses = [503, 503];
  await respond(event(), succeed);
  expect(received).toHaveLength(3);
});

test('the function fails when no answer arrives', async () => {
  statuses = [503, 503, 503];
  await expect(respond(event(), succeed)).rejects.toThrow('CloudFormation answers 503');
});
