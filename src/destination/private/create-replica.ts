import { Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { NamedBucket } from '../../bucket/private/named-bucket';
import { noteDestination } from '../../bucket/private/replication-chain';
import { ReplicationError } from '../../internal/errors/replication-error';
import { pinFeatureFlags } from '../../internal/topology/feature-flags';
import { forwardTags } from '../../internal/topology/forwarded-tags';
import { requireArnOfKey, requireKeyAccount, requireKeyRegion } from '../../key/private/user-key';
import type { ReplicationKey } from '../../key/replication-key';
import type { TargetBucket } from '../../rules/private/planned-rule';
import type { ReplicationDestinationOptions } from '../destination-options';
import { Replica } from '../replica';
import { ReplicaWriters } from '../replica-writers';
import { ReplicationDirection } from '../replication-direction';
import { createReplicaBucket } from './create-replica-bucket';
import { NO_STATEMENTS, addSidSuffix, renderCrossAccountStatements, grantCrossAccountAccess } from './cross-account-access';
import type { CrossAccountStatements } from './cross-account-access';
import { computeDestinationAccess } from './destination-access';
import type { DestinationInput, BoundDestination } from './destination-strategy';

/** Makes the half of a replication that lives in a destination stack. */
export function createReplica(
  stack: Stack,
  options: ReplicationDestinationOptions,
  input: DestinationInput,
): BoundDestination {
  const half = new ReplicaHalf(stack, options, input);
  return {
    replica: Replica._create({
      ...input.env,
      bucket: half.bucket,
      key: half.key,
      stack,
      protected: options.protection !== undefined,
      required: half.required,
    }),
    target: { ...half.target, keyArn: options.keyArn ?? half.key.keyArn },
    producers: [stack, Stack.of(half.key)],
  };
}

class ReplicaHalf extends Construct {
  public readonly key: ReplicationKey;
  public readonly bucket: NamedBucket;
  public readonly target: TargetBucket;
  public readonly required: CrossAccountStatements;

  constructor(stack: Stack, options: ReplicationDestinationOptions, input: DestinationInput) {
    super(stack, `${input.identity.id}-Replica`);
    pinFeatureFlags(this);
    forwardTags(input.owner, this);
    requireOneWay(options, this);
    validateKeyArn(options, input, this);
    this.key = input.keys.destinationKey({
      scope: this,
      userKey: options.key,
      env: input.env,
      crossAccount: input.crossAccount,
      id: input.identity.id,
    });
    const named = options.protection !== undefined || input.perimeter !== undefined;
    this.bucket = createReplicaBucket(this, {
      ...input,
      options,
      key: this.key,
      objectLock: resolveObjectLock(options, input.sourceObjectLock, this),
      writerArns: named ? input.requireExemptArns() : [],
    });
    noteDestination(this.bucket.cfnBucket, input.scope);
    this.target = { bucketArn: this.bucket.literalArn, ownerOverride: false };
    this.required = this.grantWriterAccess(input, options.key !== undefined);
  }

  private grantWriterAccess(input: DestinationInput, sharedKey: boolean): CrossAccountStatements {
    if (!input.crossAccount) {
      return NO_STATEMENTS;
    }
    const { bucket, key, target } = this;
    const writers = ReplicaWriters.roles([...input.requireWriterArns()])._strategy(input.env.region, this);
    const rendered = renderCrossAccountStatements(writers, computeDestinationAccess(input, target));
    const keyStatements = sharedKey ? addSidSuffix(rendered.key, bucket.stack, target.bucketArn) : rendered.key;
    const statements = { bucket: rendered.bucket, key: keyStatements };
    grantCrossAccountAccess(bucket, key, statements, this);
    return statements;
  }
}

/** S3 requires Object Lock on the destination where the source has it; switched on unless the user refuses it. */
function resolveObjectLock(options: ReplicationDestinationOptions, source: boolean, scope: Construct): boolean {
  const wanted = options.objectLockEnabled ?? (source || options.objectLockDefaultRetention !== undefined);
  if (source && !wanted) {
    throw new ReplicationError('ObjectLockMissingOnDestination', scope, {
      problem: 'the source has Object Lock, a destination has not',
      value: options.objectLockEnabled,
      remedy: "leave 'objectLockEnabled' of the destination out, or set it to true",
    });
  }
  return wanted;
}

/** A two-way replica takes writes from everybody, which a protection denies. */
function requireOneWay({ direction, protection }: ReplicationDestinationOptions, scope: Construct): void {
  if (direction === ReplicationDirection.TWO_WAY && protection) {
    throw new ReplicationError('TwoWayWithProtection', scope, {
      problem: 'a protected replica takes writes of the replication role alone, a two-way one takes them from everybody',
      value: 'ReplicationDirection.TWO_WAY',
      remedy: "leave 'direction' or 'protection' out",
    });
  }
}

/**
 * A literal instead of the reference to a created key of another account: S3 would accept a wrong one and copy
 * nothing.
 */
function validateKeyArn(options: ReplicationDestinationOptions, input: DestinationInput, scope: Construct): void {
  const { key, keyArn } = options;
  if (keyArn === undefined) {
    return;
  }
  if (key || !input.crossAccount) {
    throw new ReplicationError('KeyKindMismatch', scope, {
      problem: "'keyArn' is for the created key of a destination in another account",
      value: keyArn,
      remedy: "leave 'keyArn' out: the key's ARN is known here",
    });
  }
  requireArnOfKey(keyArn, scope);
  const stated = Key.fromKeyArn(scope, 'StatedKey', keyArn);
  requireKeyRegion(stated, input.env.region, scope);
  requireKeyAccount(stated, input.env.account, scope);
}
