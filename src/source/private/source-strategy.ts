import type { Stack } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { BucketEncryption, CfnBucket, IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { AccessLogs } from '../../bucket/access-logs';
import type { DataPerimeter } from '../../bucket/data-perimeter';
import type { EncryptionEnforcement } from '../../bucket/encryption-enforcement';
import type { KeyProvider } from '../../bucket/private/existing-bucket-key';
import type { ObjectEncryption } from '../../bucket/private/object-encryption';
import type { Identity } from '../../internal/topology/identity';

/** Where the source half goes, known before anything is created in the user's stacks. */
export interface SourcePlacement {
  readonly stack: Stack;
  readonly identity: Identity;
  /** Finds or creates the scope of the bucket and of the role. */
  createScope(): Construct;
}

/** The props of a replication that shape its source bucket; `undefined` where the user leaves the choice to us. */
export interface SourceShape {
  readonly encryption?: BucketEncryption;
  readonly bucketKeyEnabled?: boolean;
  readonly encryptionEnforcement?: EncryptionEnforcement;
}

/** What is known of a source before anything is created. */
export interface SourceSettings {
  readonly encryption: ObjectEncryption;
  readonly objectLock: boolean;
  /** Whether the role may read annotations. */
  readonly annotations: boolean;
  readonly enforcement: EncryptionEnforcement;
  /** The key of an existing bucket. */
  readonly key?: KeyProvider;
}

/** What a replication passes to its source. */
export interface SourceInput {
  readonly scope: Construct;
  readonly placement: SourcePlacement;
  readonly settings: SourceSettings;
  readonly key: IKey;
  readonly accessLogs: AccessLogs;
  readonly perimeter: DataPerimeter | undefined;
}

/** The source bucket, created or existing, as the rest of a replication uses it. */
export interface SourceBucket {
  readonly bucket: IBucket;
  readonly cfnBucket: CfnBucket;
  /** The ARN for policies of the role. */
  readonly policyArn: string;
  /** Whether that ARN is a literal: only then the bucket can wait for the policies. */
  readonly waits: boolean;
  /** The current key, and the keys that older objects are encrypted with. */
  readonly keyArns: readonly string[];
}

/** How the library gets the source bucket. */
export interface SourceStrategy {
  /** Finds out where the source is, and validates that. Changes nothing of the user's. */
  place(replication: Construct): SourcePlacement;
  /** Reads what the source bucket is or will be, and validates that. Changes nothing. */
  readSettings(shape: SourceShape, replication: Construct): SourceSettings;
  /** Creates the bucket, or changes the existing one. */
  bind(input: SourceInput): SourceBucket;
}
