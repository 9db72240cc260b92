import type { IConstruct } from 'constructs';
import { findRootStack } from './identity';
import { findPartition } from './regions';

/**
 * The role that CloudFormation assumes to deploy the stack of a construct, as its synthesizer states it; `undefined`
 * where CloudFormation acts with the credentials of whoever deploys, which no template shows.
 *
 * A nested stack is deployed with the role of the outermost one.
 */
export function findDeploymentRole(scope: IConstruct): string | undefined {
  const { synthesizer, account, region } = findRootStack(scope);
  // the placeholders of CDK, which it leaves in where the environment is not known
  return synthesizer.cloudFormationExecutionRole
    ?.replaceAll('${AWS::Partition}', findPartition(region))
    .replaceAll('${AWS::AccountId}', account)
    .replaceAll('${AWS::Region}', region);
}
