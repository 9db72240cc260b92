import { Stack } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { findReplica } from './destination/private/find-replica';
import type { Replica } from './destination/replica';
import type { ReplicationDestination } from './destination/replication-destination';
import type { EncryptedCrossRegionReplicationProps } from './encrypted-cross-region-replication-props';
import { ReplicationGrants } from './grants/replication-grants';
import { compose } from './internal/compose/compose';
import { ReplicationError } from './internal/errors/replication-error';
import { pinFeatureFlags } from './internal/topology/feature-flags';
import { ReplicationProof } from './proof/replication-proof';
import type { ReplicationRole } from './role/replication-role';

/**
 * Replicates the objects of an encrypted S3 bucket to other Regions.
 *
 * Composes keys, versioned SSE-KMS buckets, the replication role with policies that are bound to one key, one
 * Region's S3 and one bucket each, and the replication configuration; in the surrounding stack, a key stack and
 * one stack per destination. Deploys with one `cdk deploy --all`, without a custom resource in its default form.
 *
 * Buckets and keys are retained. Names derive from the stack name and the construct path: moving or renaming the
 * construct replaces the resources.
 *
 * Throws an error with a code of `docs/reference/errors.md` where S3 would accept a configuration and copy nothing.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html
 */
export class EncryptedCrossRegionReplication extends Construct {
  /**
   * The source bucket; grants on one that the library makes cover bucket and key, from any stack in any Region. A
   * bucket of yours has CDK's own grants.
   */
  public readonly sourceBucket: IBucket;

  /** The key of the source bucket. */
  public readonly sourceKey: IKey;

  /** The stack of the source bucket. */
  public readonly sourceStack: Stack;

  /** The stack of the source key, where it is not the source stack; `undefined` for an imported key. */
  public readonly keyStack?: Stack;

  /** The role that S3 assumes. */
  public readonly replicationRole: ReplicationRole;

  /** The replicas, in the order of their Regions. */
  public readonly replicas: Replica[];

  /** Grants on all copies at once. */
  public readonly grants: ReplicationGrants;

  private readonly byDestination: ReadonlyMap<ReplicationDestination, Replica>;

  /**
   * @param scope a stack, which is then the source stack; or an `App` or `Stage`, with `source:
   * ReplicationSource.create({ env })`
   * @param id the construct id; names derive from it
   * @param props properties of the replication
   */
  constructor(scope: Construct, id: string, props: EncryptedCrossRegionReplicationProps) {
    super(scope, id);
    pinFeatureFlags(this);
    const { sourceStack, sourceKey, sourceBucket, role, replicas, configurations } = compose(this, props);
    this.sourceStack = sourceStack;
    this.sourceKey = sourceKey;
    this.keyStack = findKeyStack(sourceKey, sourceStack);
    this.replicationRole = role;
    this.sourceBucket = sourceBucket;
    this.byDestination = replicas;
    this.replicas = [...replicas.values()];
    this.grants = ReplicationGrants._create([sourceBucket, ...this.replicas.map((replica) => replica.bucket)]);
    if (props.proof ?? true) {
      ReplicationProof._include(this, configurations);
    }
  }

  /**
   * The replica in a Region.
   *
   * @param region the Region of the replica
   * @param account the account, needed where several accounts have a replica in the Region
   */
  public replica(region: string, account?: string): Replica {
    return findReplica(this.replicas, region, account, this);
  }

  /**
   * The replica of a destination.
   *
   * @param destination the object that was passed in `destinations`
   */
  public replicaOf(destination: ReplicationDestination): Replica {
    const replica = this.byDestination.get(destination);
    if (!replica) {
      throw new ReplicationError('ReplicaUnknown', this, {
        problem: 'the replication has no such destination',
        value: destination.toString(),
        remedy: "pass an object of 'destinations'",
      });
    }
    return replica;
  }
}

function findKeyStack(key: IKey, sourceStack: Stack): Stack | undefined {
  const resource = key.node.defaultChild;
  const stack = resource && Stack.of(resource);
  return stack === sourceStack ? undefined : stack;
}
