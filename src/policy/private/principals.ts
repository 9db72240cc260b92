import { ArnPrincipal } from 'aws-cdk-lib/aws-iam';
import type { IPrincipal } from 'aws-cdk-lib/aws-iam';
import { partitionOf } from '../../topology/private/regions';
import type { Environment } from '../../topology/private/regions';

/** An account as a principal, with a literal partition: CDK's own would depend on a feature flag. */
export function accountPrincipal({ account, region }: Environment): IPrincipal {
  return new ArnPrincipal(`arn:${partitionOf(region)}:iam::${account}:root`);
}
