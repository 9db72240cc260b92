import type { Stack } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ResourceEnvironment } from 'aws-cdk-lib/interfaces';
import type { Construct } from 'constructs';
import type { ReplicationKey } from '../replication-key';

/** What a plan needs to create the source key. */
export interface SourceKeyContext {
  /** The construct whose tags a created key gets. */
  readonly owner: Construct;
  readonly scope: Construct;
  readonly sourceStack: Stack;
  /** The key of an existing source bucket. */
  readonly bucketKey?: IKey;
  /** The id under which the replication creates constructs in a support stack. */
  readonly id: string;
}

/** What a plan needs to create a destination key. */
export interface DestinationKeyContext {
  /** Where a created key is placed, in the destination stack. */
  readonly scope: Construct;
  /** The user's key for the destination. */
  readonly userKey: IKey | undefined;
  readonly env: ResourceEnvironment;
  readonly crossAccount: boolean;
  /** The replication, for the description of a created key. */
  readonly id: string;
}

/** Creates the keys of one replication. */
export interface KeyPlan {
  sourceKey(context: SourceKeyContext): IKey;
  destinationKey(context: DestinationKeyContext): ReplicationKey;
}

/** Which kind of keys the user chose. */
export interface KeyStrategy {
  readonly multiRegion: boolean;
  /** One plan per replication: several replications may share the choice. */
  createPlan(): KeyPlan;
}

/** The description of a key that a replication creates. */
export function renderKeyDescription(id: string): string {
  return `Encrypts the objects of ${id} and their replicas`;
}
