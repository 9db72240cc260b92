import type { Stack } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { Environment } from '../../internal/topology/regions';
import type { ReplicationKey } from '../replication-key';

/** What a plan needs to make the source key. */
export interface SourceKeyContext {
  readonly scope: Construct;
  readonly sourceStack: Stack;
  /** The key of an existing source bucket. */
  readonly existing?: IKey;
  /** The id below which a replication stands in a support stack. */
  readonly id: string;
}

/** What a plan needs to make a destination key. */
export interface DestinationKeyContext {
  /** Where a created key is placed, in the destination stack. */
  readonly scope: Construct;
  /** The key that the destination brings. */
  readonly brought: IKey | undefined;
  readonly env: Environment;
  readonly crossAccount: boolean;
  /** The replication, for the description of a created key. */
  readonly id: string;
}

/** Makes the keys of one replication. */
export interface KeyPlan {
  sourceKey(context: SourceKeyContext): IKey;
  destinationKey(context: DestinationKeyContext): ReplicationKey;
}

/** The description of a key that a replication creates. */
export function keyDescription(id: string): string {
  return `Encrypts the objects of ${id} and their replicas`;
}
