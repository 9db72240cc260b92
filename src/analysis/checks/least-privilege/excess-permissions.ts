import type { Statement } from '../../iam/policy-document';
import { PERMISSIONS_PAGE } from '../../s3/aws-pages';
import type { ReplicationContext } from '../../s3/replication-context';
import type { Check } from '../check';
import { describeStatement } from '../explain-decision';
import { describeExcess } from './describe-excess';
import { findExcessActions, findMisplacedActions } from './excess-actions';
import { findExcessKeyUse } from './excess-key-use';
import { findExcessResources, sampleResources } from './excess-resources';
import type { RequiredPermissions } from './required-permissions';
import { areNeedsKnown } from './required-permissions';
import { createStatementViolation, NO_FAILURE } from './statement-violation';

export const EXCESS_PERMISSIONS: Check = {
  id: 'ExcessPermissions',
  title: 'The role may do nothing that its rules do not need: no other action, no other bucket, prefix or key, and each key '
    + 'only through S3 of the Region of its bucket (`kms:ViaService`) and for the objects of the rules (encryption context '
    + '`aws:s3:arn`). One finding for each statement.',
  severity: 'warning',
  excess: true,
  failureReason: NO_FAILURE,
  see: PERMISSIONS_PAGE,
  checkReplication: (each, run) => {
    const required = run.permissions.findRequired(each);
    return findAllowStatements(each).flatMap((statement) => {
      const found = describeExcess(statement, findExcess(statement, required), required.calls);
      return found === undefined ? [] : [createStatementViolation(statement, undefined, {
        message: `${describeStatement(statement)} allows more than S3 needs for these rules: ${found.message}`,
        fix: found.fix,
      })];
    });
  },
};

/** Every statement that gives the role something; none where rules could not be read, whose needs nobody knows. */
function findAllowStatements(each: ReplicationContext): readonly Statement[] {
  return !areNeedsKnown(each) ? [] : (each.role?.policies ?? [])
    .flatMap(({ statements }) => statements.filter(({ effect }) => effect === 'Allow'));
}

function findExcess(statement: Statement, required: RequiredPermissions) {
  const situation = { request: required.calls[0].request, chosen: new Map(), bounded: false };
  return {
    actions: findExcessActions(statement, sampleResources(statement, situation), required),
    misplaced: findMisplacedActions(statement, required),
    resources: findExcessResources(statement, required, situation),
    keyUse: findExcessKeyUse(statement, required.keyCalls),
  };
}
