import type { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { AccessLogs } from '../../bucket/access-logs';
import type { DataPerimeter } from '../../bucket/data-perimeter';
import type { ObjectEncryption } from '../../bucket/private/data-bucket';
import type { Identity } from '../../internal/topology/identity';
import type { Environment } from '../../internal/topology/regions';
import type { KeyPlan } from '../../key/private/key-plan';
import type { PlannedRule } from '../../rules/private/planned-rule';
import type { Replica } from '../replica';

/** What a replication tells each of its destinations. */
export interface DestinationInput {
  /** The scope of the source half. */
  readonly scope: Construct;
  /** Where the destination is. */
  readonly env: Environment;
  readonly crossAccount: boolean;
  /** The Region and, across accounts, the account: what constructs and policies of the destination are named by. */
  readonly id: string;
  readonly identity: Identity;
  readonly keys: KeyPlan;
  readonly encryption: ObjectEncryption;
  readonly sourceObjectLock: boolean;
  readonly accessLogs: AccessLogs;
  readonly perimeter: DataPerimeter | undefined;
  /** The rules that serve the destination. */
  readonly rules: readonly PlannedRule[];
  /** Asked for where a policy has to name the role. */
  readonly roleArn: () => string;
  /** Asked for where a policy has to exempt whoever replicates, in either direction. */
  readonly exemptArns: () => readonly string[];
}

/** A destination that is in place. */
export interface RealizedDestination {
  readonly replica: Replica;
  /** The ARNs as the source stack writes them. */
  readonly bucketArn: string;
  readonly keyArn: string;
  /** Whether replicas are handed to the owner of the destination bucket by the rule, because ACLs are enabled there. */
  readonly ownerOverride: boolean;
  /** What has to be deployed before the source. */
  readonly producers: readonly Stack[];
}

/** How a destination comes to be. */
export interface DestinationKind {
  /** Whether changes find their way back. */
  readonly twoWay: boolean;
  /** Whether, inside an account, a key is made for it: the replica of a multi-Region one. */
  readonly takesReplicaKey: boolean;
  /** The destination in the words of the user, for messages. */
  describe(): string;
  /** Where the destination is. */
  place(sourceStack: Stack, scope: Construct): Environment;
  realize(input: DestinationInput): RealizedDestination;
}
