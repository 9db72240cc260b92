import { statSync } from 'fs';
import { resolve } from 'path';
import { CloudWatchClient, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { DescribeKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import {
  DeleteObjectCommand, GetBucketVersioningCommand, HeadObjectCommand, PutObjectCommand, S3Client,
} from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { handler } from '../../../handlers/replication-canary';
import { CONFIG, IRELAND } from '../../support/canary/environment';

jest.mock('node:timers/promises', () => ({ setTimeout: async () => undefined }));

const BUNDLE = resolve(__dirname, '../../../lib/handlers/replication-canary/index.js');
const MAX_BYTES = 20_000;

test('the function does what its environment says, and logs a line of JSON for each destination', async () => {
  const [s3, kms, cloudWatch] = [mockClient(S3Client), mockClient(KMSClient), mockClient(CloudWatchClient)];
  s3.on(PutObjectCommand).resolves({ VersionId: '1' });
  s3.on(HeadObjectCommand).resolvesOnce({ ReplicationStatus: 'PENDING' }).resolves({ ReplicationStatus: 'FAILED' });
  s3.on(HeadObjectCommand, { Bucket: IRELAND.bucket }).rejects(Object.assign(new Error('no'), { $metadata: { httpStatusCode: 404 } }));
  s3.on(GetBucketVersioningCommand).resolves({ Status: 'Enabled' });
  s3.on(DeleteObjectCommand).resolves({});
  kms.on(DescribeKeyCommand).resolves({ KeyMetadata: { KeyId: 'mrk-1234', KeyState: 'Disabled' } });
  cloudWatch.on(PutMetricDataCommand).resolves({});
  const lines: string[] = [];
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
  process.env.CANARY = JSON.stringify(CONFIG);
  process.env.AWS_REGION = 'ap-southeast-1';
  await handler().finally(() => write.mockRestore());
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    expect.objectContaining({ level: 'ERROR', code: 'Failed', destination: 'eu-west-1', reason: 'DstKmsKeyInvalidState' }),
  ]);
  expect(cloudWatch.calls()).toHaveLength(1);
});

test(`the function has at most ${MAX_BYTES} bytes`, () => {
  expect(statSync(BUNDLE).size).toBeLessThan(MAX_BYTES);
});
