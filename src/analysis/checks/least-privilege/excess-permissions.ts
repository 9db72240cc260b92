import type { Statement } from '../../iam/policy-document';
import { PERMISSIONS_PAGE } from '../../s3/aws-pages';
import type { ReplicationContext } from '../../s3/replication-context';
import type { Check, CheckRun } from '../check';
import { describeStatement } from '../explain-decision';
import type { Violation } from '../violation';
import type { Excess } from './describe-excess';
import { describeExcess } from './describe-excess';
import { findExcessActions, findMisplacedActions } from './excess-actions';
import { findExcessKeyUse } from './excess-key-use';
import { findExcessResources } from './excess-resources';
import type { RequiredPermissions } from './required-permissions';
import { areNeedsKnown } from './required-permissions';
import { sampleResources } from './samples';
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
  checkReplication: (each, run) => (each.role === undefined ? [] : run.violations.find('ExcessPermissions', each.role,
    () => findExcessStatements(each, run))),
};

/** The same for every replication with the role; nothing where rules could not be read, whose needs nobody knows. */
function findExcessStatements(each: ReplicationContext, run: CheckRun): readonly Violation[] {
  if (!areNeedsKnown(each)) {
    return [];
  }
  const required = run.permissions.findRequired(each);
  return each.role!.policies.flatMap(({ statements }) => statements)
    .filter(({ effect }) => effect === 'Allow')
    .flatMap((statement) => describeStatementExcess(statement, required));
}

function describeStatementExcess(statement: Statement, required: RequiredPermissions): readonly Violation[] {
  const found = describeExcess(statement, findExcess(statement, required), required);
  return found === undefined ? [] : [createStatementViolation(statement, undefined, {
    message: `${describeStatement(statement)} allows more than S3 needs for these rules: ${found.message}`,
    fix: found.fix,
  })];
}

function findExcess(statement: Statement, required: RequiredPermissions): Excess {
  const samples = sampleResources(statement, required.situation);
  return {
    actions: findExcessActions(statement, samples, required),
    misplaced: findMisplacedActions(statement, required),
    resources: findExcessResources(statement, samples, required),
    keyUse: findExcessKeyUse(statement, required),
  };
}
