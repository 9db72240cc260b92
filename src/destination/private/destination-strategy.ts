import type { Stack } from 'aws-cdk-lib';
import type { ResourceEnvironment } from 'aws-cdk-lib/interfaces';
import type { Construct } from 'constructs';
import type { AccessLogs } from '../../bucket/access-logs';
import type { DataPerimeter } from '../../bucket/data-perimeter';
import type { ObjectEncryption } from '../../bucket/private/object-encryption';
import type { Identity } from '../../internal/topology/identity';
import type { KeyPlan } from '../../key/private/key-plan';
import type { PlannedRule, ReplicationTarget } from '../../rules/private/planned-rule';
import type { Replica } from '../replica';

/** Where a destination is, relative to the source. */
export interface DestinationPlacement {
  readonly env: ResourceEnvironment;
  readonly crossAccount: boolean;
  /** The Region and, across accounts, the account; part of the names of rules, constructs and policies. */
  readonly id: string;
}

/** What a replication passes to each of its destinations. */
export interface DestinationInput extends DestinationPlacement {
  /** The construct whose tags the created resources get. */
  readonly owner: Construct;
  /** The scope of the source half. */
  readonly scope: Construct;
  readonly identity: Identity;
  readonly keys: KeyPlan;
  readonly encryption: ObjectEncryption;
  readonly sourceObjectLock: boolean;
  readonly accessLogs: AccessLogs;
  readonly perimeter: DataPerimeter | undefined;
  /** The rules that serve the destination. */
  readonly rules: readonly PlannedRule[];
  /** Called only where a policy has to name the role: a role without a name is otherwise accepted. */
  readonly requireWriterArns: () => readonly [role: string, ...formerRoles: string[]];
  /** Called only where a policy has to exempt the roles of both directions, and the former ones. */
  readonly requireExemptArns: () => readonly string[];
}

/** A destination whose resources exist in the construct tree. */
export interface BoundDestination {
  readonly replica: Replica;
  readonly target: ReplicationTarget;
  /** The stacks that have to be deployed before the source. */
  readonly producers: readonly Stack[];
}

/** How the library gets the bucket and the key of a destination. */
export interface DestinationStrategy {
  /** Whether objects that are written to the replica are replicated to the source. */
  readonly twoWay: boolean;
  /** Whether a key is created for it inside an account: the replica of a multi-Region key. */
  readonly takesReplicaKey: boolean;
  /** The destination as the user wrote it, for messages. */
  describe(): string;
  /** Finds out where the destination is, and validates that. Changes nothing. */
  place(sourceStack: Stack, scope: Construct): ResourceEnvironment;
  /** Creates or changes the resources of the destination. */
  bind(input: DestinationInput): BoundDestination;
}
