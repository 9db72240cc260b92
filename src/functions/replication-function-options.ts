import type { ISecurityGroup, IVpc, SubnetSelection } from 'aws-cdk-lib/aws-ec2';

/**
 * How a Lambda function that the library brings along is run.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html
 */
export interface ReplicationFunctionOptions {
  /**
   * The VPC of the function, in its Region. It has to lead to what the function calls, by a NAT gateway or endpoints.
   *
   * A job and a repair call the S3 Control API of their Region, through an interface endpoint for S3 if there is no
   * NAT gateway. A canary calls S3, KMS and CloudWatch of its Region, and S3 and KMS of the Region of each destination.
   *
   * @default - none: the function calls APIs of AWS alone
   */
  readonly vpc?: IVpc;

  /**
   * The subnets of the function. With `vpc` only, and no public ones, from which a function reaches nothing.
   *
   * @default - the private ones, or isolated ones where there are no others
   */
  readonly vpcSubnets?: SubnetSelection;

  /**
   * The security groups of the function. With `vpc` only.
   *
   * @default - one that is made for the function, which admits what leaves it
   */
  readonly securityGroups?: ISecurityGroup[];

  /**
   * How many runs at a time Lambda reserves capacity for, from 1. Taken from the quota of the account.
   *
   * @default - none is reserved. Runs beside each other do no harm
   */
  readonly reservedConcurrentExecutions?: number;
}
