import { Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { NamedBucket } from '../../bucket/private/named-bucket';
import { ReplicationError } from '../../internal/errors/replication-error';
import { pinFeatureFlags } from '../../internal/topology/feature-flags';
import { requireArnOfKey, requireKeyAccount, requireKeyRegion } from '../../key/private/brought-key';
import type { ReplicationKey } from '../../key/replication-key';
import type { ReplicationDestinationOptions } from '../destination-options';
import { Replica } from '../replica';
import { ReplicaWriters } from '../replica-writers';
import { admissionStatements, withSuffix } from './admission';
import type { Admitted } from './admission';
import { admitWriters } from './admit-writers';
import { accessOf } from './destination-access';
import type { DestinationInput, RealizedDestination } from './destination-kind';
import { replicaBucket } from './replica-bucket-parts';

/** Makes the half of a replication that lives in a destination stack. */
export function createReplica(
  stack: Stack,
  options: ReplicationDestinationOptions,
  input: DestinationInput,
): RealizedDestination {
  const half = new ReplicaHalf(stack, options, input);
  return {
    replica: Replica._of({ ...input.env, bucket: half.bucket, key: half.key, stack, required: half.required }),
    bucketArn: half.bucket.literalArn,
    keyArn: options.keyArn ?? half.key.keyArn,
    ownerOverride: false,
    producers: [stack, Stack.of(half.key)],
  };
}

class ReplicaHalf extends Construct {
  public readonly key: ReplicationKey;
  public readonly bucket: NamedBucket;
  public readonly required: Admitted;

  constructor(stack: Stack, options: ReplicationDestinationOptions, input: DestinationInput) {
    super(stack, `${input.identity.id}-Replica`);
    pinFeatureFlags(this);
    requireOneWay(options, this);
    validateKeyArn(options, input, this);
    this.key = input.keys.destinationKey({
      scope: this,
      brought: options.key,
      env: input.env,
      crossAccount: input.crossAccount,
      id: input.identity.id,
    });
    const named = options.protection !== undefined || input.perimeter !== undefined;
    this.bucket = replicaBucket(this, {
      ...input,
      options,
      key: this.key,
      objectLock: replicaObjectLock(options, input.sourceObjectLock, this),
      writerArns: named ? input.exemptArns() : [],
    });
    this.required = this.admit(input, options.key !== undefined);
  }

  /** Inside an account the role's own policies are enough. */
  private admit(input: DestinationInput, shared: boolean): Admitted {
    if (!input.crossAccount) {
      return { bucket: [], key: [] };
    }
    const { bucket, key } = this;
    const admission = ReplicaWriters.roles([input.roleArn()])._admission(input.env.region, this);
    const target = { bucketArn: bucket.literalArn, keyArn: '*', ownerOverride: false };
    const admitted = admissionStatements(admission, accessOf(input, target));
    const keyStatements = shared ? withSuffix(admitted.key, bucket.stack, bucket.literalArn) : admitted.key;
    const distinct = { ...admitted, key: keyStatements };
    admitWriters(bucket, key, distinct, this);
    return distinct;
  }
}

/** S3 wants Object Lock on the destination where the source has it; ours to switch on, unless it is refused. */
function replicaObjectLock(options: ReplicationDestinationOptions, source: boolean, scope: Construct): boolean {
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

/** Writers of the replica bucket and a protection from them exclude each other. */
function requireOneWay({ direction, protection }: ReplicationDestinationOptions, scope: Construct): void {
  if (direction?._twoWay && protection) {
    throw new ReplicationError('TwoWayWithProtection', scope, {
      problem: 'a protected replica takes writes of the replication role alone, a two-way one takes them from everybody',
      value: 'ReplicationDirection.twoWay()',
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
