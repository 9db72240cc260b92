import type { HeadObjectCommandOutput } from '@aws-sdk/client-s3';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import type { Destination } from './config';
import type { Environment } from './environment';
import type { Problem, Written } from './outcome';
import { describeError } from './outcome';

/** A replica that is there. */
export interface FoundReplica {
  readonly destination: Destination;
  readonly written: Written;
  /** The object in the source bucket. */
  readonly original: HeadObjectCommandOutput;
  readonly replica: HeadObjectCommandOutput;
}

/** What is wrong with a replica: its encryption first, then whether it can be read, then what is in it. */
export async function verifyReplica(found: FoundReplica, environment: Environment): Promise<Problem | undefined> {
  return verifyEncryption(found) ?? await verifyContent(found, environment);
}

/**
 * A replica keeps the encryption of its object, and has the key that the rule names. Whether it has a Bucket Key where
 * the object has none, AWS's texts leave open.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-key.html#bucket-key-replication
 */
function verifyEncryption({ destination, original, replica }: FoundReplica): Problem | undefined {
  if (replica.ServerSideEncryption !== original.ServerSideEncryption) {
    return {
      code: 'WrongEncryption',
      message: `the replica is under ${replica.ServerSideEncryption}, the object under ${original.ServerSideEncryption}`,
      remedy: 'find out who writes to the replica bucket, or re-encrypts there: S3 keeps the encryption of the object',
    };
  }
  if (replica.SSEKMSKeyId !== destination.keyArn) {
    return {
      code: 'WrongKey',
      message: `the replica is encrypted with ${replica.SSEKMSKeyId}, not with ${destination.keyArn}`,
      remedy: "compare 'ReplicaKmsKeyID' of the rule that the bucket has with the stack: it was changed outside of it",
    };
  }
  if (original.BucketKeyEnabled && !replica.BucketKeyEnabled) {
    return {
      code: 'BucketKeyOff',
      message: 'the object has a Bucket Key, its replica has none: every access is a call of KMS',
      remedy: 'find out who re-encrypts objects in the replica bucket: S3 keeps the setting of the object',
    };
  }
  return undefined;
}

async function verifyContent(
  { destination, written }: FoundReplica,
  { s3 }: Environment,
): Promise<Problem | undefined> {
  const { bucket, region, account } = destination;
  try {
    const { Body } = await s3(region).send(new GetObjectCommand({
      Bucket: bucket, ExpectedBucketOwner: account, Key: written.key, VersionId: written.versionId,
    }));
    return await Body?.transformToString() === written.body ? undefined : {
      code: 'ContentDiffers',
      message: 'the replica has another content than the object that was written',
      remedy: 'keep both versions, and tell AWS Support: neither replication nor a user can change a version',
    };
  } catch (error) {
    return {
      code: 'Unreadable',
      message: `the replica is there, but cannot be read: ${describeError(error)}`,
      remedy: `let the role of the canary s3:GetObjectVersion in ${bucket} and kms:Decrypt with ${destination.keyArn} through S3, `
        + 'in the policies of bucket and key too if they are in another account; who restores will need both as well',
    };
  }
}
