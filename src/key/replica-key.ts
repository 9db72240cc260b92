import { Lazy, Stack } from 'aws-cdk-lib';
import type { IResolveContext } from 'aws-cdk-lib';
import type { PolicyDocument } from 'aws-cdk-lib/aws-iam';
import { CfnReplicaKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { ReplicationError } from '../internal/errors/replication-error';
import { checkCall } from '../internal/input/check-call';
import { withoutNulls } from '../internal/input/without-nulls';
import { createAccountPrincipal } from '../internal/policy/principals';
import { pinFeatureFlags } from '../internal/topology/feature-flags';
import { accountsDiffer, findPartition, requireRegion } from '../internal/topology/regions';
import { addStackDependency } from '../internal/topology/support-stacks';
import type { KeyOptions } from './key-options';
import type { MultiRegionKey } from './multi-region-key';
import { createKeyPolicy } from './private/key-policy';
import { requirePendingWindow } from './private/key-validation';
import { finishKey } from './private/primary-key';
import { ReplicationKey } from './replication-key';

/**
 * Properties of a `ReplicaKey`.
 */
export interface ReplicaKeyProps extends KeyOptions {
  /**
   * The primary key, in another Region of the same account and partition.
   *
   * Cannot be changed later: another primary replaces the replica, and the old one becomes unusable.
   */
  readonly primaryKey: MultiRegionKey;
}

/**
 * The replica of a multi-Region key in another Region: the same key id and key material, with a policy, aliases and
 * tags of its own.
 *
 * Rotation is a property of the primary key. KMS allows one replica per Region, and not across accounts.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-replicate.html
 * @example
 * declare const primaryKey: MultiRegionKey;
 *
 * const replicaStack = new Stack(app, 'ReplicaKeys', { env: { account: '111111111111', region: 'eu-west-1' } });
 * new ReplicaKey(replicaStack, 'Key', { primaryKey, aliases: ['documents'] });
 */
export class ReplicaKey extends ReplicationKey {
  /**
   * The ARN of the replica. From other stacks it derives from the primary's key id, so that it needs no reference to
   * this stack.
   */
  public readonly keyArn: string;

  /** The key id, which is the primary's. */
  public readonly keyId: string;

  protected readonly policy: PolicyDocument;

  /**
   * @param scope a stack of the replica's Region
   * @param id the construct id
   * @param props properties of the replica
   * @throws ReplicaKeyInPrimaryRegion if it is the Region of the primary key
   * @throws ReplicaRegionNotAllowed if `allowedReplicaRegions` of the primary key leaves the Region out
   * @throws RegionUnresolved if the Region is not known at synth time
   * @throws RegionInvalid if the Region is not written like one
   * @throws PartitionMismatch if the Region is in another partition
   * @throws DuplicateReplicaKey if the primary key has a replica in this Region
   * @throws KeyAccountMismatch if the primary key is in another account
   * @throws PendingWindowInvalid if `pendingWindow` is not 7 to 30 days
   * @throws RemovalPolicyUnsupported if `removalPolicy` is one that buckets and keys do not have, as `SNAPSHOT`
   * @throws AliasInvalid if an alias breaks a naming rule of KMS
   * @throws AliasTaken if an alias is that of another key in the same account and Region
   */
  constructor(scope: Construct, id: string, props: ReplicaKeyProps) {
    super(scope, id);
    checkCall('new ReplicaKey', [props], { scope: this, extended: new.target !== ReplicaKey });
    pinFeatureFlags(this);
    const given = withoutNulls(props);
    const { primaryKey } = given;
    requireRegion(this.env.region, 'the replica key', this);
    this.requireReplicable(primaryKey);
    primaryKey._registerReplica(this);
    if (!primaryKey._pinned) {
      addStackDependency(this.stack, Stack.of(primaryKey), 'a replica key needs its primary key');
    }
    this.policy = createKeyPolicy({
      account: createAccountPrincipal(this.env),
      admins: given.admins ?? [],
      extra: given.policyStatements ?? [],
    });
    const key = new CfnReplicaKey(this, 'Resource', {
      primaryKeyArn: primaryKey.keyArn,
      description: given.description,
      pendingWindowInDays: requirePendingWindow(given.pendingWindow, this),
      keyPolicy: this.policy,
    });
    this.keyId = this.hereOrElsewhere(key.ref, primaryKey.keyId);
    const { region, account } = this.env;
    const derivedArn = `arn:${findPartition(region)}:kms:${region}:${account}:key/${primaryKey.keyId}`;
    this.keyArn = this.hereOrElsewhere(key.attrArn, derivedArn);
    finishKey(this, key, given);
  }

  /**
   * The source stack must not wait for more than it needs: outside its own stack a replica is named by the primary's
   * id.
   */
  private hereOrElsewhere(here: string, elsewhere: string): string {
    return Lazy.uncachedString({
      produce: (context: IResolveContext) => (Stack.of(context.scope) === this.stack ? here : elsewhere),
    });
  }

  private requireReplicable(primaryKey: MultiRegionKey): void {
    if (accountsDiffer(primaryKey.env.account, this.env.account)) {
      throw new ReplicationError('KeyAccountMismatch', this, {
        problem: `the primary key is in account ${primaryKey.env.account}`,
        value: this.env.account,
        remedy: 'KMS replicates a key inside one account only; use a key of the other account',
      });
    }
    if (findPartition(primaryKey.env.region) !== findPartition(this.env.region)) {
      throw new ReplicationError('PartitionMismatch', this, {
        problem: `the primary key is in partition ${findPartition(primaryKey.env.region)}`,
        value: this.env.region,
        remedy: 'KMS replicates a key inside one partition only',
      });
    }
  }
}
