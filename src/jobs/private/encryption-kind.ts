import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { BatchJobFilter } from '../batch-job-filter';
import type { JobKind } from './job-kind';
import { renderFilter } from './job-request';
import { renderReencryptStatements } from './job-statements';

/** How objects are encrypted now, and how they shall be. */
export interface Reencryption {
  readonly bucket: IBucket;
  readonly region: string;
  readonly key: IKey;
  readonly formerKeys: readonly IKey[];
  readonly s3ManagedEncryption: boolean;
  readonly bucketKeyEnabled: boolean;
  readonly filter: BatchJobFilter;
}

/**
 * A job that encrypts the data keys of objects with another KMS key.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/batch-ops-update-encryption.html
 */
export function createEncryptionKind(reencryption: Reencryption): JobKind {
  const { bucket, region, key, formerKeys, bucketKeyEnabled, filter } = reencryption;
  const { bucketArn } = bucket;
  const { keyArn } = key;
  const formerKeyArns = listArns(formerKeys).filter((arn) => arn !== keyArn);
  return {
    purpose: 'encrypt existing objects with another key',
    operationName: 'S3UpdateObjectEncryption',
    parameters: { ObjectEncryption: { SSEKMS: { KMSKeyArn: keyArn, BucketKeyEnabled: bucketKeyEnabled } } },
    bucketArn,
    filter: { MatchAnyObjectEncryption: renderFormerEncryption(reencryption), ...renderFilter(filter) },
    work: renderReencryptStatements({ bucketArn, region, prefix: filter.keyPrefix ?? '', keyArn, formerKeyArns }),
    listActions: ['s3:PutInventoryConfiguration'],
    // the default encryption of new objects changes first, so that none is left behind
    dependencies: [bucket],
  };
}

/** Each once, also where a key is given twice. */
function listArns(keys: readonly IKey[]): string[] {
  return [...new Set(keys.map(({ keyArn }) => keyArn))];
}

/** Of objects under the same key, those whose Bucket Key changes. */
function renderFormerEncryption(reencryption: Reencryption): readonly object[] {
  const { key, formerKeys, s3ManagedEncryption, bucketKeyEnabled } = reencryption;
  return [
    ...listArns(formerKeys).map((arn) => ({
      SSEKMS: { KmsKeyArn: arn, BucketKeyEnabled: arn === key.keyArn ? !bucketKeyEnabled : undefined },
    })),
    ...(s3ManagedEncryption ? [{ SSES3: {} }] : []),
  ];
}
