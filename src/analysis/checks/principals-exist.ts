import type { ReplicationCase } from '../s3/replication-context';
import { nameOf, statementText } from './explain';
import { statementId } from '../iam/statement-id';
import type { Statement } from '../iam/policy-document';
import { placeName } from '../assembly/resource-address';
import { orderOf } from '../model/deployment-order';
import { resourceDocumentsOf } from './involved';
import type { Found, Requirement } from './check';
import { IAM_GUIDE } from './check';

export const PRINCIPALS_EXIST: Requirement = {
  id: 'PrincipalsExist',
  demand: 'Every role that a bucket or key policy names as a principal is deployed before the policy.',
  severity: 'error',
  failureReason: 'none: S3 or KMS refuses the policy ("Invalid principal")',
  see: `${IAM_GUIDE}/reference_policies_elements_principal.html`,
  ofReplication: (each) => resourceDocumentsOf(each).flatMap(({ statements }) =>
    statements.flatMap((statement) => missingPrincipals(each, statement))),
};

function missingPrincipals({ world }: ReplicationCase, statement: Statement): Found[] {
  const { origin, index } = statement;
  // a statement without principals is malformed in these policies, and left out
  return statement.principals!.aws.flatMap((principal) => {
    const role = world.roleOf(principal);
    const order = role ? orderOf(world, role.place, origin.place) : 'not known';
    return role === undefined || order === 'before' || order === 'not known' ? [] : [{
      detail: statementId(statement),
      place: origin.place,
      location: `${origin.location}.Statement.${index}.Principal`,
      statement: nameOf(statement),
      message: order === 'after'
        ? `deploy-order knot: ${statementText(statement)} names the role ${placeName(role.place)}, which has to exist before it, and ${
          role.place.stackPath} is deployed after ${origin.place.stackPath}`
        : `${statementText(statement)} names the role ${placeName(role.place)}, and nothing says that the role is deployed before it`,
      fix: 'name the account and add the condition {"ArnEquals": {"aws:PrincipalArn": "<ARN of the role>"}}',
    }];
  });
}
