import { DeleteObjectCommand } from '@aws-sdk/client-s3';
import type { CanaryConfig, Probe } from './config';
import type { Environment } from './environment';
import type { Written } from './outcome';
import { describeError } from './outcome';

/**
 * Deletes the version on both sides, where the canary may: by its id, which S3 does not replicate.
 *
 * The source first, so that what has not been replicated by now never is. What fails is no fault of replication.
 */
export async function cleanUp(
  { source }: CanaryConfig,
  { destinations }: Probe,
  { key, versionId }: Written,
  { s3, log }: Environment,
): Promise<void> {
  for (const { bucket, region, account, deletes } of [source, ...destinations]) {
    if (deletes) {
      const version = { Bucket: bucket, ExpectedBucketOwner: account, Key: key, VersionId: versionId };
      try {
        await s3(region).send(new DeleteObjectCommand(version));
      } catch (error) {
        log({
          level: 'WARN',
          message: `a version stays in ${bucket}: ${describeError(error)}`,
          key,
          versionId,
          remedy: 'let the role of the canary s3:DeleteObjectVersion there, or expire its prefix by a lifecycle rule',
        });
      }
    }
  }
}
