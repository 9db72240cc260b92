import type { Duration } from 'aws-cdk-lib';
import { Stack, Token } from 'aws-cdk-lib';
import type { PolicyDocument } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { ReplicationError } from '../internal/errors/replication-error';
import { checkCall } from '../internal/input/check-call';
import { withoutNulls } from '../internal/input/without-nulls';
import { pinFeatureFlags } from '../internal/topology/feature-flags';
import { collectPathBelow, findRootStack } from '../internal/topology/identity';
import { findOrCreateSupportStack } from '../internal/topology/support-stacks';
import type { KeyOptions } from './key-options';
import { findPin } from './private/pinned-key';
import { finishKey, createPrimaryKey } from './private/primary-key';
import { ReplicaKey } from './replica-key';
import { ReplicationKey } from './replication-key';

/**
 * Properties of a `MultiRegionKey`.
 */
export interface MultiRegionKeyProps extends KeyOptions {
  /**
   * Whether KMS rotates the key material every `rotationPeriod`. The replicas share it.
   *
   * @default true
   */
  readonly enableKeyRotation?: boolean;

  /**
   * How often KMS rotates the key material: 90 to 2560 days.
   *
   * @default Duration.days(365)
   */
  readonly rotationPeriod?: Duration;

  /**
   * The only Regions that the key may be replicated to, by a deny on `kms:ReplicateKey` in the key policy. For data
   * residency.
   *
   * @default - any Region of the partition, for whoever may `kms:ReplicateKey`
   * @see https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-auth.html
   */
  readonly allowedReplicaRegions?: string[];

  /**
   * The id of this key as a literal, once it is deployed: `mrk-` and 32 hexadecimal digits, the same in every Region.
   *
   * Stacks of other Regions then name the key by it. Without it they read its ARN from the stack of the key whenever
   * they are deployed, so that none of them can be updated while the Region of the key is lost. They do not wait for
   * the stack of the key any more either: leave the id out before the key is deleted or replaced.
   *
   * The id of another key replaces the replica keys: look for `Replacement` in the change set.
   *
   * @default - read from the stack of the key
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getstackoutput.html
   */
  readonly pinnedKeyId?: string;
}

/**
 * A multi-Region primary key: symmetric, for encryption, with rotation.
 *
 * Place it in a stack of its own: replica keys need the primary, and a source bucket needs its replica buckets, so
 * that a primary key in the source stack would be a cycle. Its Region and kind cannot be changed later; a
 * single-Region key cannot be converted.
 *
 * S3 treats multi-Region keys as single-Region keys: it decrypts and re-encrypts. They pay where clients decrypt on
 * their own in both Regions.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-overview.html
 * @example
 * const keyStack = new Stack(app, 'Keys', { env: { account: '111111111111', region: 'ap-southeast-1' } });
 * const key = new MultiRegionKey(keyStack, 'Key', { aliases: ['documents'] });
 * new EncryptedCrossRegionReplication(stack, 'Replication', {
 *   destinations: [ReplicationDestination.inRegion('eu-west-1')],
 *   keys: ReplicationKeys.multiRegion(key),
 * });
 */
export class MultiRegionKey extends ReplicationKey {
  /** The ARN of the key. */
  public readonly keyArn: string;

  /** The key id, which the replicas share. */
  public readonly keyId: string;

  protected readonly policy: PolicyDocument;
  private readonly replicas = new Map<string, ReplicaKey>();
  private readonly allowedReplicaRegions: readonly string[] | undefined;

  /** @internal */
  public readonly _independentOptions: KeyOptions;

  /**
   * Whether stacks of other Regions know the key without its stack.
   *
   * @internal
   */
  public readonly _pinned: boolean;

  /**
   * @param scope a stack of the source Region that the source stack depends on
   * @param id the construct id
   * @param props properties of the key
   * @throws RegionUnresolved if the Region of the stack is not known at synth time
   * @throws RegionInvalid if the Region of the stack is not written like one
   * @throws RotationPeriodInvalid if `rotationPeriod` is not 90 to 2560 days, or rotation is off
   * @throws PendingWindowInvalid if `pendingWindow` is not 7 to 30 days
   * @throws RemovalPolicyUnsupported if `removalPolicy` is one that buckets and keys do not have, as `SNAPSHOT`
   * @throws AliasInvalid if an alias breaks a naming rule of KMS
   * @throws AliasTaken if an alias is that of another key in the same account and Region
   * @throws PinnedKeyIdInvalid if `pinnedKeyId` is not the literal id of a multi-Region key
   * @throws PinnedKeyIdTaken if another key of the account and Region is pinned to the same id
   */
  constructor(scope: Construct, id: string, props: MultiRegionKeyProps = {}) {
    super(scope, id);
    checkCall('new MultiRegionKey', [props], { scope: this, extended: new.target !== MultiRegionKey });
    pinFeatureFlags(this);
    const given = withoutNulls(props);
    const { admins, aliases, description, pendingWindow, policyStatements, removalPolicy, tags } = given;
    this.allowedReplicaRegions = given.allowedReplicaRegions;
    this._independentOptions = { admins, aliases, description, pendingWindow, policyStatements, removalPolicy, tags };
    const { resource, policy } = createPrimaryKey(this, { ...given, multiRegion: true });
    this.policy = policy;
    const pin = findPin(given.pinnedKeyId, this, resource);
    this._pinned = pin !== undefined;
    this.keyArn = pin?.keyArn ?? resource.attrArn;
    this.keyId = pin?.keyId ?? resource.ref;
    finishKey(this, resource, given);
  }

  /**
   * The replica of this key in a Region, found or created once.
   *
   * A created one lives in a stack named after the key, beside the key's stack, so that replications can come and go.
   * It takes the aliases, description, tags, admins, pending window, policy statements and removal policy of the
   * primary; for others, create a `ReplicaKey` before.
   *
   * @param region the Region of the replica, not the primary's
   * @throws ReplicaKeyInPrimaryRegion if it is the Region of the primary key
   * @throws ReplicaRegionNotAllowed if `allowedReplicaRegions` of the primary key leaves the Region out
   * @throws RegionUnresolved if the Region is not known at synth time
   * @throws RegionInvalid if the Region is not written like one
   * @throws PartitionMismatch if the Region is in another partition
   * @throws SupportStackIdTaken if another construct has the id of the stack of the replica
   */
  public replicaIn(region: string): ReplicaKey {
    checkCall('MultiRegionKey.replicaIn', [region]);
    return this.replicas.get(region) ?? this.createReplica(region);
  }

  /** @internal */
  public _registerReplica(replica: ReplicaKey): void {
    const { region } = replica.env;
    if (region === this.env.region) {
      throw new ReplicationError('ReplicaKeyInPrimaryRegion', replica, {
        problem: 'a replica key is in the Region of its primary key',
        value: region,
        remedy: 'place it in a stack of another Region',
      });
    }
    if (this.replicas.has(region)) {
      throw new ReplicationError('DuplicateReplicaKey', replica, {
        problem: `the primary key has a replica in this Region: ${this.replicas.get(region)!.node.path}`,
        value: region,
        remedy: 'use that one, with primaryKey.replicaIn(region)',
      });
    }
    const allowed = this.allowedReplicaRegions ?? [region];
    const unknown = Token.isUnresolved(allowed) || allowed.some((each) => Token.isUnresolved(each));
    if (!unknown && !allowed.includes(region)) {
      throw new ReplicationError('ReplicaRegionNotAllowed', replica, {
        problem: 'the primary key may not be replicated to this Region',
        value: region,
        remedy: `add it to 'allowedReplicaRegions', which has ${JSON.stringify(allowed)}`,
      });
    }
    this.replicas.set(region, replica);
  }

  private createReplica(region: string): ReplicaKey {
    const root = findRootStack(this);
    const suffix = [...collectPathBelow(root, this), region].join('-');
    const stack = findOrCreateSupportStack(Stack.of(this), suffix, { account: this.env.account, region });
    return new ReplicaKey(stack, 'ReplicaKey', { ...this._independentOptions, primaryKey: this });
  }
}
