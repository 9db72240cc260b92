import type { App, Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { forEachReplication, found, nameOf, REPLICA, SOURCE } from './stacks';

/** What CDK itself offers: not the same resources, but what a user would write without the library. */
export function withReplicationRules(app: App, size: number): void {
  forEachReplication(size, (index, group) => {
    const replicas = found(app, `Replicas${group}`, REPLICA);
    const sources = found(app, `Data${group}`, SOURCE);
    const named = (stack: Stack, side: string, region: string) => ({
      bucketName: nameOf(index, side, region),
      encryptionKey: new kms.Key(stack, `Key${index}`, { enableKeyRotation: true, alias: `${side}-${index}` }),
      versioned: true,
      bucketKeyEnabled: true,
      enforceSSL: true,
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
    });
    const replica = new s3.Bucket(replicas, `Bucket${index}`, named(replicas, 'replica', REPLICA));
    new s3.Bucket(sources, `Bucket${index}`, {
      ...named(sources, 'source', SOURCE),
      replicationRules: [{ destination: replica, sseKmsEncryptedObjects: true, kmsKey: replica.encryptionKey }],
    });
  });
}
