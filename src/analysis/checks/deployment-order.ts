import { formatAddress } from '../assembly/resource-address';
import { identifyStatement } from '../iam/identify-statement';
import type { Statement } from '../iam/policy-document';
import { compareDeploymentOrder } from '../model/deployment-order';
import { CFN_GUIDE, IAM_GUIDE, S3_GUIDE } from '../s3/aws-pages';
import { unreported } from '../s3/failure-reasons';
import type { ReplicationContext } from '../s3/replication-context';
import type { Check } from './check';
import { nameStatement, describeStatement } from './explain-decision';
import { listStacks, listResourcePolicies } from './list-resources';
import type { Violation } from './violation';

/** S3 checks the destination when the configuration is put. */
export const DESTINATION_FIRST: Check = {
  id: 'DestinationFirst',
  title: 'The destination bucket is deployed before the replication configuration.',
  severity: 'error',
  failureReason: unreported('S3 refuses the replication configuration'),
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
        ? `circular deployment order: S3 wants the destination bucket before the replication configuration, and ${first.stackPath
        } is deployed after ${second.stackPath}: neither of ${names} can be first`
        : `nothing says that ${names} are deployed in this order, and S3 refuses a destination that does not exist`,
      fix: order === 'after'
        ? 'let nothing of the destination refer to the source: admit the role by account and ArnEquals aws:PrincipalArn, under an explicit name'
        : 'make the source stack depend on the destination stack: sourceStack.addStackDependency(destinationStack)',
    }];
  },
};

export const PRINCIPALS_EXIST: Check = {
  id: 'PrincipalsExist',
  title: 'Every role that a bucket or key policy names as a principal is deployed before the policy.',
  severity: 'error',
  failureReason: unreported('S3 or KMS refuses the policy ("Invalid principal")'),
  see: `${IAM_GUIDE}/reference_policies_elements_principal.html`,
  checkReplication: (each) => listResourcePolicies(each).flatMap(({ statements }) =>
    statements.flatMap((statement) => missingPrincipals(each, statement))),
};

function missingPrincipals({ model }: ReplicationContext, statement: Statement): Violation[] {
  const { origin, index } = statement;
  // a statement without principals is malformed in these policies, and left out
  return statement.principals!.aws.flatMap((principal) => {
    const role = model.findRole(principal);
    const order = role ? compareDeploymentOrder(model, role.address, origin.address) : 'not known';
    return role === undefined || order === 'before' || order === 'not known' ? [] : [{
      detail: identifyStatement(statement),
      address: origin.address,
      propertyPath: `${origin.propertyPath}.Statement.${index}.Principal`,
      statement: nameStatement(statement),
      message: order === 'after'
        ? `circular deployment order: ${describeStatement(statement)} names the role ${formatAddress(role.address)}, which has to exist before it, and ${
          role.address.stackPath} is deployed after ${origin.address.stackPath}`
        : `${describeStatement(statement)} names the role ${formatAddress(role.address)}, and nothing says that the role is deployed before it`,
      fix: 'name the account and add the condition {"ArnEquals": {"aws:PrincipalArn": "<ARN of the role>"}}',
    }];
  });
}

export const NO_RESOURCE_CYCLE: Check = {
  id: 'NoResourceCycle',
  title: 'No resources of a stack wait for each other.',
  severity: 'error',
  failureReason: unreported('CloudFormation refuses the template'),
  see: `${CFN_GUIDE}/UserGuide/troubleshooting.html`,
  checkReplication: (each) => listStacks(each).flatMap(({ path, assembly, cycle, templatePath }) =>
    (cycle === undefined ? [] : [{
      detail: path,
      address: { assembly, stackPath: path, templatePath, logicalId: cycle[0] },
      propertyPath: 'DependsOn',
      message: `resources of the stack wait for each other: ${[...cycle, cycle[0]].join(' -> ')}`,
      fix: 'take out one of the references or DependsOn; a role and its policies are best separate resources',
    }])),
};
