import type { Stack } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { BucketEncryption, CfnBucket, IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { AccessLogs } from '../../bucket/access-logs';
import type { DataPerimeter } from '../../bucket/data-perimeter';
import type { EncryptionEnforcement } from '../../bucket/encryption-enforcement';
import type { ObjectEncryption } from '../../bucket/private/data-bucket';
import type { Statement } from '../../internal/policy/statement';
import type { Identity } from '../../internal/topology/identity';

/** Where the source side is placed. */
export interface SourcePlace {
  readonly stack: Stack;
  /** The scope of the bucket and of the role. */
  readonly scope: Construct;
}

/** The props of a replication that shape its source bucket; `undefined` where the user leaves the choice to us. */
export interface SourceShape {
  readonly encryption?: BucketEncryption;
  readonly bucketKeyEnabled?: boolean;
  readonly encryptionEnforcement?: EncryptionEnforcement;
}

/** What is known of a source before anything is made. */
export interface SourceTraits {
  readonly encryption: ObjectEncryption;
  readonly objectLock: boolean;
  readonly enforcement: EncryptionEnforcement;
  /** The key of an existing bucket. */
  readonly key?: IKey;
}

/** What a source is told when it is made. */
export interface SourceInput {
  readonly place: SourcePlace;
  readonly identity: Identity;
  readonly traits: SourceTraits;
  readonly key: IKey;
  readonly accessLogs: AccessLogs;
  readonly perimeter: DataPerimeter | undefined;
}

/** The source bucket, created or existing, as the rest of a replication sees it. */
export interface SourceBucket {
  readonly bucket: IBucket;
  readonly cfnBucket: CfnBucket;
  /** The ARN for policies of the role. */
  readonly policyArn: string;
  /** Whether that ARN is a literal: only then the bucket can wait for the policies. */
  readonly waits: boolean;
  /** The current key, and those that older objects lie under. */
  readonly keyArns: readonly string[];
  addStatements(statements: readonly Statement[]): void;
}

/** How a source comes to be. */
export interface SourceKind {
  place(replication: Construct): SourcePlace;
  traits(props: SourceShape, place: SourcePlace): SourceTraits;
  realize(input: SourceInput): SourceBucket;
}
