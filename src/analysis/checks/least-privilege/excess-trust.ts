import type { Principals } from '../../iam/policy-document';
import { PERMISSIONS_PAGE } from '../../s3/aws-pages';
import { display } from '../../symbolic/symbolic-string';
import type { Check } from '../check';
import { describeStatement } from '../explain-decision';
import { isServiceOfReplication } from './batch-jobs';
import { createStatementViolation, NO_FAILURE } from './statement-violation';

export const EXCESS_TRUST: Check = {
  id: 'ExcessTrust',
  title: 'Nobody but S3 and its Batch Operations may assume the role. One finding for each statement.',
  severity: 'warning',
  excess: true,
  failureReason: NO_FAILURE,
  see: PERMISSIONS_PAGE,
  checkReplication: ({ role }) => (role?.trust.statements ?? [])
    .filter(({ effect }) => effect === 'Allow')
    .flatMap((statement) => {
      const others = listOthers(statement.principals);
      return others.length === 0 ? [] : [createStatementViolation(statement, 'Principal', {
        message: `${describeStatement(statement)} lets ${others.map(display).join(', ')} assume the role, which is for S3 alone`,
        fix: 'keep {"Service": "s3.amazonaws.com"} as the only principal; give others a role of their own',
      })];
    }),
};

function listOthers(principals: Principals | undefined): readonly string[] {
  if (principals === undefined || principals.negated || principals.everyone) {
    return ['everybody'];
  }
  const { aws, services, others } = principals;
  return [...aws, ...others, ...services.filter((service) => !isServiceOfReplication(service))];
}
