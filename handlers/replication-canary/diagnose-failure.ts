import { DescribeKeyCommand } from '@aws-sdk/client-kms';
import { GetBucketVersioningCommand } from '@aws-sdk/client-s3';
import type { Destination, Source } from './config';
import type { Environment } from './environment';
import type { Problem } from './outcome';
import { describeError, isDenied } from './outcome';

/** A failure reason of S3, and what to do about it. */
type Cause = Required<Pick<Problem, 'message' | 'reason' | 'remedy'>>;

/**
 * Why S3 may have failed. It tells event notifications alone; what the canary can see of bucket and keys leaves few
 * reasons.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-failure-codes.html
 */
export async function diagnoseFailure(
  source: Source,
  destination: Destination,
  environment: Environment,
): Promise<Problem> {
  const cause = await findBucketCause(destination, environment)
    ?? await findKeyCause('Dst', destination, environment)
    ?? await findKeyCause('Src', source, environment)
    ?? PERMISSION;
  return { code: 'Failed', ...cause, message: `S3 could not replicate the object, and does not try again: ${cause.message}` };
}

const PERMISSION: Cause = {
  message: 'bucket and keys are usable, as far as the canary sees, so that a policy denies the replication role something',
  reason: 'AssumeRoleNotPermitted, SrcGetObjectNotPermitted or DstPutObjectNotPermitted',
  remedy: 'run `cdk-encrypted-replication prove` on the templates that are deployed; if it finds nothing, look for changes '
    + 'outside of the stacks, and at service and resource control policies. The event '
    + 's3:Replication:OperationFailedReplication has the reason',
};

async function findBucketCause(
  { bucket, region, account }: Destination,
  { s3 }: Environment,
): Promise<Cause | undefined> {
  try {
    const versioning = new GetBucketVersioningCommand({ Bucket: bucket, ExpectedBucketOwner: account });
    const { Status } = await s3(region).send(versioning);
    return Status === 'Enabled' ? undefined : {
      message: `versioning of ${bucket} is ${Status ?? 'off'}`,
      reason: 'DstBucketUnversioned',
      remedy: 'switch versioning on again; replicate what failed since by S3 Batch Replication',
    };
  } catch (error) {
    return (error as Error).name !== 'NoSuchBucket' ? undefined : {
      message: `there is no bucket ${bucket}`,
      reason: 'DstBucketNotFound',
      remedy: 'deploy the stack of the destination again; replicate what failed since by S3 Batch Replication',
    };
  }
}

/** Of one side. What the canary may not see is no cause. */
async function findKeyCause(
  side: 'Src' | 'Dst',
  { keyArn, region }: Pick<Destination, 'keyArn' | 'region'>,
  { kms }: Environment,
): Promise<Cause | undefined> {
  try {
    const { KeyMetadata } = await kms(region).send(new DescribeKeyCommand({ KeyId: keyArn }));
    return KeyMetadata?.KeyState === 'Enabled' ? undefined : {
      message: `the key ${keyArn} is ${KeyMetadata?.KeyState}`,
      reason: `${side}KmsKeyInvalidState`,
      remedy: 'cancel its deletion, or enable it; replicate what failed since by S3 Batch Replication',
    };
  } catch (error) {
    return isDenied(error) ? undefined : {
      message: `the key ${keyArn} cannot be found: ${describeError(error)}`,
      reason: side === 'Dst' ? 'DstKmsKeyNotFound' : 'SrcGetObjectNotPermitted',
      remedy: 'a key that is deleted does not come back: name another one, and re-encrypt what is under it while you can read it',
    };
  }
}
