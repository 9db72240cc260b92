import type { ReplicationContext } from '../s3/replication-context';
import { nameOf, statementText } from './explain';
import { statementId } from '../iam/statement-id';
import type { Statement } from '../iam/policy-document';
import { formatAddress } from '../assembly/resource-address';
import { compareDeploymentOrder } from '../model/deployment-order';
import { resourceDocumentsOf } from './involved';
import type { Violation, Check } from './check';
import { IAM_GUIDE } from './check';

export const PRINCIPALS_EXIST: Check = {
  id: 'PrincipalsExist',
  title: 'Every role that a bucket or key policy names as a principal is deployed before the policy.',
  severity: 'error',
  failureReason: 'none: S3 or KMS refuses the policy ("Invalid principal")',
  see: `${IAM_GUIDE}/reference_policies_elements_principal.html`,
  checkReplication: (each) => resourceDocumentsOf(each).flatMap(({ statements }) =>
    statements.flatMap((statement) => missingPrincipals(each, statement))),
};

function missingPrincipals({ model }: ReplicationContext, statement: Statement): Violation[] {
  const { origin, index } = statement;
  // a statement without principals is malformed in these policies, and left out
  return statement.principals!.aws.flatMap((principal) => {
    const role = model.findRole(principal);
    const order = role ? compareDeploymentOrder(model, role.address, origin.address) : 'not known';
    return role === undefined || order === 'before' || order === 'not known' ? [] : [{
      detail: statementId(statement),
      address: origin.address,
      propertyPath: `${origin.propertyPath}.Statement.${index}.Principal`,
      statement: nameOf(statement),
      message: order === 'after'
        ? `deploy-order knot: ${statementText(statement)} names the role ${formatAddress(role.address)}, which has to exist before it, and ${
          role.address.stackPath} is deployed after ${origin.address.stackPath}`
        : `${statementText(statement)} names the role ${formatAddress(role.address)}, and nothing says that the role is deployed before it`,
      fix: 'name the account and add the condition {"ArnEquals": {"aws:PrincipalArn": "<ARN of the role>"}}',
    }];
  });
}
