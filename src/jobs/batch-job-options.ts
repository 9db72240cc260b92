import type { Duration } from 'aws-cdk-lib';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { ReplicationFunctionOptions } from '../functions/replication-function-options';
import type { BatchJobManifest } from './batch-job-manifest';

/**
 * What every job of S3 Batch Operations has that a deployment runs.
 *
 * Its functions have no dead-letter queue: CloudFormation waits for their answer, and reports what fails.
 */
export interface BatchJobOptions extends ReplicationFunctionOptions {
  /**
   * Names this run of the job: a new value runs it again, the same value never does, whatever else changes.
   *
   * S3 keeps a job for 90 days after its end. Until then a value that was used before, as in a rollback, runs nothing.
   */
  readonly revision: string;

  /**
   * A list of object versions in place of the one that S3 generates. Not together with `filter`.
   *
   * @default - S3 lists the objects when the job begins, and does not keep the list
   */
  readonly manifest?: BatchJobManifest;

  /**
   * The priority among the jobs of the account in the Region, from 0 to 2,147,483,647. S3 works on higher ones first.
   *
   * @default 10
   */
  readonly priority?: number;

  /**
   * The bucket for the report of S3, in the Region of the job. S3 writes it under SSE-S3, not into a bucket with a
   * default retention, nor into one whose policy wants a KMS key, as that of the source of a replication does.
   *
   * @default - one bucket per stack, made by the library: SSE-S3, versioned, private, retained
   */
  readonly reportBucket?: IBucket;

  /**
   * Whether the report lists every object.
   *
   * @default false - only those that failed, with the reason
   */
  readonly reportAllObjects?: boolean;

  /**
   * Whether the deployment waits for the end of the job, and fails if the job fails or fails for some objects.
   *
   * The message has the counts and the place of the report. A deployment that fails rolls its stack back, but not what
   * the job has done. Adds the provider framework of CDK: three Lambda functions and a state machine.
   *
   * @default false - the deployment creates the job, and does not look at it again
   */
  readonly waitForCompletion?: boolean;

  /**
   * How often the deployment asks for the status of the job, from 10 seconds. With `waitForCompletion` only.
   *
   * @default Duration.minutes(1)
   */
  readonly queryInterval?: Duration;

  /**
   * How long the deployment waits: a multiple of `queryInterval`, which with two further intervals is an hour at most,
   * since CloudFormation waits no longer for a custom resource: 58 minutes with the default of `queryInterval`. Then it
   * fails, and the job goes on. With `waitForCompletion` only.
   *
   * @default Duration.minutes(30)
   */
  readonly totalTimeout?: Duration;
}
