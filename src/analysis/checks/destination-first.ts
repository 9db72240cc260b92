import { formatAddress } from '../assembly/resource-address';
import { compareDeploymentOrder } from '../model/deployment-order';
import type { Check } from './check';
import { S3_GUIDE } from './check';

/** S3 checks the destination when the configuration is put. */
export const DESTINATION_FIRST: Check = {
  id: 'DestinationFirst',
  title: 'The destination bucket is deployed before the replication configuration.',
  severity: 'error',
  failureReason: 'none: S3 refuses the replication configuration',
  see: `${S3_GUIDE}/replication-requirements.html`,
  checkRule: ({ model, replication, destination, rule }) => {
    const order = destination === undefined ? 'not known' : compareDeploymentOrder(model, destination.address, replication.address);
    if (destination === undefined || order === 'before' || order === 'not known') {
      return [];
    }
    const [first, second] = [destination.address, replication.address];
    const names = `the destination bucket (${formatAddress(first)}) and the replication configuration (${formatAddress(second)})`;
    return [{
      propertyPath: `${rule.propertyPath}.Destination.Bucket`,
      message: order === 'after'
        ? `deploy-order knot: S3 wants the destination bucket before the replication configuration, and ${first.stackPath
        } is deployed after ${second.stackPath}: neither of ${names} can be first`
        : `nothing says that ${names} are deployed in this order, and S3 refuses a destination that does not exist`,
      fix: order === 'after'
        ? 'let nothing of the destination refer to the source: admit the role by account and ArnEquals aws:PrincipalArn, under a stated name'
        : 'make the source stack depend on the destination stack: sourceStack.addStackDependency(destinationStack)',
    }];
  },
};
