import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { ReplicationFunctionOptions } from './replication-function-options';

/**
 * How a Lambda function is run that events start.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async.html
 */
export interface ReplicationAsyncFunctionOptions extends ReplicationFunctionOptions {
  /**
   * The queue for the events of runs that failed. A standard queue in the Region and account of the function.
   *
   * An imported one that is encrypted with a KMS key needs `Queue.fromQueueAttributes` with `queueArn` and `keyArn`, so
   * that the function may use the key.
   *
   * @default - none: the metric `Errors` of the function counts them
   */
  readonly deadLetterQueue?: IQueue;
}
