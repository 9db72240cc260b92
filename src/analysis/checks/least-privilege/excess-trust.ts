import type { Principals } from '../../iam/policy-document';
import { PERMISSIONS_PAGE } from '../../s3/aws-pages';
import { display } from '../../symbolic/symbolic-string';
import type { Check } from '../check';
import { describeStatement } from '../explain-decision';
import { NO_FAILURE, createStatementViolation } from './granted-statements';

export const EXCESS_TRUST: Check = {
  id: 'ExcessTrust',
  title: 'Nobody but S3 may assume the role.',
  severity: 'warning',
  excess: true,
  failureReason: NO_FAILURE,
  see: PERMISSIONS_PAGE,
  checkReplication: ({ role }) => (role?.trust.statements ?? [])
    .filter(({ effect }) => effect === 'Allow')
    .flatMap((statement) => othersIn(statement.principals).map((other) => createStatementViolation(statement, 'Principal', {
      detail: display(other),
      message: `${describeStatement(statement)} lets ${display(other)} assume the role, which is for S3 alone`,
      fix: 'keep {"Service": "s3.amazonaws.com"} as the only principal; give others a role of their own',
    }))),
};

function othersIn(principals: Principals | undefined): readonly string[] {
  if (principals === undefined || principals.negated || principals.everyone) {
    return ['everybody'];
  }
  const { aws, services, others } = principals;
  return [...aws, ...others, ...services.filter((service) => service !== 's3.amazonaws.com')];
}
