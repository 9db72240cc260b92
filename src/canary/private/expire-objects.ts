import { Duration } from 'aws-cdk-lib';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { NamedBucket } from '../../bucket/private/named-bucket';
import { computeHash } from '../../internal/topology/identity';

const ONE_DAY = Duration.days(1);

/**
 * Removes from a bucket of the library what the canary may not delete, or could not.
 *
 * S3 does that itself, so that a `ReplicaProtection` does not deny it; a version under Object Lock stays until its
 * retention ends. The marker that the expiration leaves goes with the last version below it.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html
 */
export function expireObjects(bucket: IBucket, prefixes: readonly string[]): void {
  if (isNamedBucket(bucket)) {
    for (const prefix of prefixes) {
      bucket.addLifecycleRule({
        id: `ExpireReplicationCanary-${computeHash(JSON.stringify(bucket.stack.resolve(prefix)))}`,
        prefix,
        expiration: ONE_DAY,
        noncurrentVersionExpiration: ONE_DAY,
      });
    }
  }
}

/** A bucket that the library makes. */
function isNamedBucket(bucket: IBucket): bucket is NamedBucket {
  return 'literalArn' in bucket;
}
