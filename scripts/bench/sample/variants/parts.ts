import { RemovalPolicy } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { document, REPLICA, root, SOURCE } from './stacks';

export function kmsConditions(region: string, bucketArn: string) {
  return {
    StringEquals: { 'kms:ViaService': `s3.${region}.amazonaws.com` },
    StringLike: { 'kms:EncryptionContext:aws:s3:arn': [bucketArn, `${bucketArn}/*`] },
  };
}

export function sourceStatements(bucketArn: string, keyArn: string) {
  return [
    { sid: 'ReadSourceBucket', actions: ['s3:GetReplicationConfiguration', 's3:ListBucket'], resources: [bucketArn] },
    {
      sid: 'ReadSourceObjects',
      actions: ['s3:GetObjectVersionAcl', 's3:GetObjectVersionForReplication', 's3:GetObjectVersionTagging'],
      resources: [`${bucketArn}/*`],
    },
    { sid: 'DecryptSourceObjects', actions: ['kms:Decrypt'], resources: [keyArn], conditions: kmsConditions(SOURCE, bucketArn) },
  ];
}

export function replicaStatements(bucketArn: string, keyArn: string) {
  const conditions = kmsConditions(REPLICA, bucketArn);
  return [
    { sid: 'ReplicateObjects', actions: ['s3:ReplicateObject', 's3:ReplicateTags'], resources: [`${bucketArn}/*`] },
    { sid: 'EncryptReplicas', actions: ['kms:Encrypt'], resources: [keyArn], conditions },
    { sid: 'UseReplicaBucketKeys', actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [keyArn], conditions },
  ];
}

export function replicaKeyResource(stack: Stack, id: string, primaryKeyArn: string): kms.CfnReplicaKey {
  const key = new kms.CfnReplicaKey(stack, id, {
    primaryKeyArn,
    keyPolicy: document([{ principals: root(), actions: ['kms:*'], resources: ['*'] }]),
  });
  key.applyRemovalPolicy(RemovalPolicy.RETAIN);
  return key;
}

export function replicationConfiguration(role: string, bucketArn: string, replicaKmsKeyId: string) {
  return {
    role,
    rules: [{
      id: `all-${REPLICA}`,
      priority: 1,
      status: 'Enabled',
      filter: { prefix: '' },
      deleteMarkerReplication: { status: 'Disabled' },
      sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: 'Enabled' } },
      destination: {
        bucket: bucketArn,
        encryptionConfiguration: { replicaKmsKeyId },
        metrics: { status: 'Enabled' },
      },
    }],
  };
}

/** Uploads that ask for another encryption or another key. */
export function enforcement(bucketArn: string, keyArn: string) {
  const algorithm = 's3:x-amz-server-side-encryption';
  const key = `${algorithm}-aws-kms-key-id`;
  const put = { effect: iam.Effect.DENY, actions: ['s3:PutObject'], resources: [`${bucketArn}/*`] };
  return [
    {
      sid: 'DenyOtherEncryption',
      ...put,
      conditions: { Null: { [algorithm]: 'false' }, StringNotEquals: { [algorithm]: 'aws:kms' } },
    },
    { sid: 'DenyOtherKeys', ...put, conditions: { Null: { [key]: 'false' }, ArnNotEquals: { [key]: keyArn } } },
  ];
}
