import type { IncomingMessage, Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from '../../../src/cli/doctor/sdk';

/** Answers written from the model of the API, over HTTP: what the SDK makes of them is its own. */
let server: Server;
let requests: string[];
const before = { ...process.env };

beforeEach(async () => {
  requests = [];
  server = createServer((request, response) => void answer(request).then(({ status, body }) => {
    response.writeHead(status, { 'content-type': 'text/xml' }).end(body);
  }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    AWS_ACCESS_KEY_ID: 'id',
    AWS_SECRET_ACCESS_KEY: 'secret',
    AWS_REGION: 'eu-central-1',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  });
});

afterEach(async () => {
  Object.keys(process.env).filter((name) => name.startsWith('AWS_')).forEach((name) => Reflect.deleteProperty(process.env, name));
  Object.assign(process.env, before);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

async function answer(request: IncomingMessage): Promise<{ status: number; body: string }> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
  }
  const action = /Action=(\w+)/.exec(text)?.[1] ?? `${request.method} ${request.url}`;
  const [, credential, region] = /Credential=([^/]+)\/\d+\/([^/]+)/.exec(request.headers.authorization ?? '') ?? [];
  requests.push(`${action} as ${credential} in ${region}`);
  const bodies: Readonly<Record<string, string>> = {
    GetCallerIdentity: '<GetCallerIdentityResponse><GetCallerIdentityResult><Account>111111111111</Account></GetCallerIdentityResult></GetCallerIdentityResponse>',
    AssumeRole: '<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>assumed</AccessKeyId><SecretAccessKey>s</SecretAccessKey>'
      + '<SessionToken>t</SessionToken><Expiration>2100-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>',
  };
  return bodies[action] === undefined
    ? { status: 404, body: '<Error><Code>NoSuchBucket</Code><Message>none</Message></Error>' } : { status: 200, body: bodies[action] };
}

test('calls with the credentials of the environment, in the Region that is asked', async () => {
  const { send } = connect({});
  await expect(send('GetCallerIdentity', {}, 'eu-west-1')).resolves.toMatchObject({ Account: '111111111111' });
  await send('GetCallerIdentity', {}, 'eu-west-1');
  await expect(send('GetBucketLocation', { Bucket: 'b' }, 'us-west-2')).rejects.toMatchObject({ name: 'NoSuchBucket' });
  expect(requests).toEqual([
    'GetCallerIdentity as id in eu-west-1', 'GetCallerIdentity as id in eu-west-1', 'GET /b/?location= as id in us-west-2',
  ]);
});

test('assumes a role with them', async () => {
  const { send } = connect({ roleArn: 'arn:aws:iam::111111111111:role/reader' });
  await send('GetCallerIdentity', {}, 'eu-west-1');
  expect(requests).toEqual(['AssumeRole as id in eu-west-1', 'GetCallerIdentity as assumed in eu-west-1']);
});

test('asks first in the Region that is given, otherwise in that of the environment', async () => {
  await expect(connect({ region: 'eu-north-1' }).findRegion()).resolves.toBe('eu-north-1');
  await expect(connect({}).findRegion()).resolves.toBe('eu-central-1');
});

test('a profile comes before the environment', async () => {
  await expect(connect({ profile: 'nobody' }).send('GetCallerIdentity', {}, 'eu-west-1')).rejects.toMatchObject({ name: 'CredentialsProviderError' });
});

test('the warning of the SDK about Node.js is not written', () => {
  connect({});
  expect(process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED).toBe('true');
});

test('fails without credentials, with the name of the error that is classified', async () => {
  delete process.env.AWS_ACCESS_KEY_ID;
  process.env.AWS_EC2_METADATA_DISABLED = 'true';
  await expect(connect({}).send('GetCallerIdentity', {}, 'eu-west-1')).rejects.toMatchObject({ name: 'CredentialsProviderError' });
});
