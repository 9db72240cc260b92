import type { ISecurityGroup, IVpc, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';

/** How a Lambda function that the library brings along is run. */
export interface JobFunctionOptions {
  /**
   * The VPC of the function. It needs a way to the API of S3 Control: a NAT gateway, or an interface endpoint for S3.
   *
   * @default - none: the function calls the API alone, and handles no object
   */
  readonly vpc?: IVpc;

  /**
   * The subnets of the function. With `vpc` only.
   *
   * @default - the private ones
   */
  readonly vpcSubnets?: SubnetSelection;

  /**
   * The security groups of the function. With `vpc` only.
   *
   * @default - one that is made for the function, which admits what leaves it
   */
  readonly securityGroups?: ISecurityGroup[];

  /**
   * The queue for events that the function failed with three times. A standard queue, no FIFO queue.
   *
   * @default - none: the metric `Errors` of the function counts them
   */
  readonly deadLetterQueue?: IQueue;

  /**
   * How many events the function handles at a time, from 1. Taken from the quota of the account.
   *
   * @default - what the account has left. Two at a time start one job still, unless they are of different intervals
   */
  readonly reservedConcurrentExecutions?: number;
}
