import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { checkCall } from '../internal/input/check-call';
import type { ManifestData } from './private/job-request';

/**
 * A list of object versions for a batch replication job, in place of the one that S3 generates.
 *
 * The job replicates of them what a rule covers. S3 reads the list once, when the job begins.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/batch-ops-create-job.html#specify-batchjob-manifest
 * @example
 *
 * declare const lists: s3.IBucket;
 *
 * new BatchReplicationJob(stack, 'Repair', {
 *   replication,
 *   revision: '1',
 *   manifest: BatchJobManifest.csv(lists, 'failed.csv', '60e460c9d1046e73f7dde5043ac3ae85'),
 * });
 */
export class BatchJobManifest {
  /**
   * A CSV object of three columns: bucket, URL-encoded key, version id.
   *
   * It is not encrypted with SSE-KMS, which S3 does not support for a CSV manifest.
   *
   * @param bucket the bucket of the list, which must let the role of the job read it if it is in another account
   * @param key the key of the list
   * @param etag the ETag of the list, without quotation marks, by which S3 makes sure that it is the one that is meant
   * @throws JobManifestInvalid if S3 cannot have such a key or ETag, once a job uses it
   */
  public static csv(bucket: IBucket, key: string, etag: string): BatchJobManifest {
    checkCall('BatchJobManifest.csv', [bucket, key, etag]);
    return new BatchJobManifest({ bucketArn: bucket.bucketArn, key, etag, inventory: false });
  }

  /**
   * The `manifest.json` of an S3 Inventory report in CSV with the field `VersionId`.
   *
   * A report under SSE-KMS needs a key policy that lets the role of the job `kms:Decrypt`.
   *
   * @param bucket the bucket of the report
   * @param key the key of its `manifest.json`, a literal. The role may read what stands beside its folder, where the
   * lists are
   * @param etag the ETag of its `manifest.json`, without quotation marks
   * @throws JobManifestInvalid if the key is not that of the `manifest.json` of a report or not known at synth time, or
   * S3 cannot have such an ETag, once a job uses it
   */
  public static inventory(bucket: IBucket, key: string, etag: string): BatchJobManifest {
    checkCall('BatchJobManifest.inventory', [bucket, key, etag]);
    return new BatchJobManifest({ bucketArn: bucket.bucketArn, key, etag, inventory: true });
  }

  /** @internal */
  public readonly _data: ManifestData;

  private constructor(data: ManifestData) {
    this._data = data;
  }
}
