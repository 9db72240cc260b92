import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { AccessLogs } from '../../bucket/access-logs';
import type { DataPerimeter } from '../../bucket/data-perimeter';
import { bucketNameFor, chosenBucketName } from '../../bucket/private/bucket-names';
import { addStatements, dataBucket } from '../../bucket/private/data-bucket';
import type { ObjectEncryption } from '../../bucket/private/data-bucket';
import type { NamedBucket } from '../../bucket/private/named-bucket';
import { ReplicationError } from '../../errors/replication-error';
import type { KeyPlan } from '../../key/private/key-plan';
import { acknowledge } from '../../nag/private/acknowledge';
import { pinFeatureFlags } from '../../topology/private/feature-flags';
import type { Identity } from '../../topology/private/identity';
import type { ReplicationDestinationOptions } from '../replication-destination';
import type { PlacedDestination } from './destinations';

/** What a replication tells each of its destinations. */
export interface ReplicaHalfInput {
  readonly identity: Identity;
  readonly keys: KeyPlan;
  readonly encryption: ObjectEncryption;
  readonly sourceObjectLock: boolean;
  readonly accessLogs: AccessLogs;
  readonly perimeter: DataPerimeter | undefined;
  /** Asked for where a policy has to name the role. */
  readonly roleArn: () => string;
}

/** The half of a replication that lives in the destination stack: key, bucket and their policies. */
export class ReplicaHalf extends Construct {
  public readonly key: IKey;
  public readonly bucket: NamedBucket;

  constructor({ destination, place }: PlacedDestination, input: ReplicaHalfInput) {
    super(place.stack(), `${input.identity.name}-Replica`);
    pinFeatureFlags(this);
    const options = destination._options;
    const objectLock = replicaObjectLock(options, input.sourceObjectLock, this);
    this.key = input.keys.destinationKey({
      scope: this,
      brought: options.key,
      region: place.region,
      id: input.identity.name,
    });
    this.bucket = dataBucket(this, 'Bucket', {
      name: options.bucketName === undefined
        ? bucketNameFor(input.identity, place)
        : chosenBucketName(options.bucketName, place, this),
      key: this.key,
      encryption: input.encryption,
      objectLock,
      options,
      accessLogs: options.accessLogs ?? input.accessLogs,
      perimeter: input.perimeter,
    });
    this.addPerimeter(input);
    acknowledge(this.bucket, 'replicaBucket');
  }

  private addPerimeter({ perimeter, roleArn }: ReplicaHalfInput): void {
    if (perimeter) {
      const { bucketArn, env } = this.bucket;
      addStatements(this.bucket, perimeter._statements({ bucketArn, account: env.account, roleArn: roleArn() }, this));
    }
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
