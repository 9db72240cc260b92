import { randomUUID } from 'node:crypto';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import type { Probe, Source } from './config';
import type { Environment } from './environment';
import type { Written } from './outcome';

/** Writes an object that no other run writes, under the key that the bucket policy may ask for by name. */
export async function writeObject(source: Source, probe: Probe, environment: Environment): Promise<Written> {
  const startedAt = new Date(environment.now()).toISOString();
  const key = `${probe.prefix}${startedAt}-${randomUUID()}`;
  const body = JSON.stringify({ writtenBy: 'replication canary', startedAt, content: randomUUID() });
  const { VersionId } = await environment.s3(source.region).send(new PutObjectCommand({
    Bucket: source.bucket,
    ExpectedBucketOwner: source.account,
    Key: key,
    Body: body,
    ContentType: 'application/json',
    ServerSideEncryption: source.algorithm,
    SSEKMSKeyId: source.keyArn,
    Tagging: new URLSearchParams(probe.tags).toString() || undefined,
  }));
  return { key, versionId: VersionId!, body, at: environment.now() };
}
