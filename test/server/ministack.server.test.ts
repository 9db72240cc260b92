import { CreateAccessKeyCommand, CreateUserCommand, IAMClient, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import {
  CreateBucketCommand, GetObjectCommand, HeadObjectCommand, PutBucketReplicationCommand, PutBucketVersioningCommand,
  PutObjectCommand, S3Client,
} from '@aws-sdk/client-s3';
import type { MinistackOptions } from '../support/server/ministack';
import { Ministack } from '../support/server/ministack';

let server: Ministack;
const start = async (options?: MinistackOptions) => { server = await Ministack.start(options); };
afterEach(() => server.stop());

async function createBucket(s3: S3Client, Bucket: string): Promise<void> {
  await s3.send(new CreateBucketCommand({ Bucket }));
  await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }));
}

test('the server replicates an object to a bucket of another Region', async () => {
  await start();
  const [source, destination] = ['ap-southeast-1', 'eu-west-1'].map((region) => new S3Client(server.clientConfig(region)));
  await createBucket(source, 'documents');
  await createBucket(destination, 'documents-replica');
  await source.send(new PutBucketReplicationCommand({
    Bucket: 'documents',
    ReplicationConfiguration: {
      Role: 'arn:aws:iam::111111111111:role/replication',
      Rules: [{
        ID: 'everything',
        Priority: 1,
        Status: 'Enabled',
        Filter: { Prefix: '' },
        DeleteMarkerReplication: { Status: 'Disabled' },
        Destination: { Bucket: 'arn:aws:s3:::documents-replica' },
      }],
    },
  }));
  const { VersionId } = await source.send(new PutObjectCommand({ Bucket: 'documents', Key: 'a.txt', Body: 'text' }));
  const { ReplicationStatus } = await source.send(new HeadObjectCommand({ Bucket: 'documents', Key: 'a.txt', VersionId }));
  const replica = await destination.send(new GetObjectCommand({ Bucket: 'documents-replica', Key: 'a.txt' }));
  expect({ ReplicationStatus, body: await replica.Body?.transformToString() }).toEqual({ ReplicationStatus: 'COMPLETED', body: 'text' });
});

test('the server denies what no policy allows, when it evaluates them', async () => {
  await start({ authorization: true });
  const iam = new IAMClient(server.clientConfig('us-east-1'));
  await createBucket(new S3Client(server.clientConfig('ap-southeast-1')), 'documents');
  await iam.send(new CreateUserCommand({ UserName: 'reader' }));
  const PolicyDocument = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 's3:PutObject', Resource: 'arn:aws:s3:::documents/mine/*' }],
  });
  await iam.send(new PutUserPolicyCommand({ UserName: 'reader', PolicyName: 'own', PolicyDocument }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'reader' }));
  const s3 = new S3Client(server.clientConfig('ap-southeast-1', {
    accessKeyId: AccessKey!.AccessKeyId!,
    secretAccessKey: AccessKey!.SecretAccessKey!,
  }));
  await s3.send(new PutObjectCommand({ Bucket: 'documents', Key: 'mine/a.txt', Body: 'text' }));
  await expect(s3.send(new PutObjectCommand({ Bucket: 'documents', Key: 'b.txt', Body: 'text' }))).rejects.toThrow(
    expect.objectContaining({ name: 'AccessDenied' }),
  );
});
