import { CALLER_KEY } from '../../iam/candidate-index';
import { matchCondition } from '../../iam/match-condition';
import { matchPrincipal } from '../../iam/match-principal';
import type { Statement } from '../../iam/policy-document';
import type { RoleCaller, Situation } from '../../iam/request';
import { S3_GUIDE } from '../../s3/aws-pages';
import type { ReplicationContext } from '../../s3/replication-context';
import { display } from '../../symbolic/symbolic-string';
import type { Check, CheckRun } from '../check';
import { describeStatement } from '../explain-decision';
import type { Violation } from '../violation';
import type { Excess } from './describe-excess';
import { describeExcess } from './describe-excess';
import { findExcessActions } from './excess-actions';
import { findExcessKeyUse, NO_KEY_USE } from './excess-key-use';
import { findExcessResources } from './excess-resources';
import type { PolicyGrant } from './policy-grants';
import { isForeign } from './policy-grants';
import type { RequiredPermissions } from './required-permissions';
import { areNeedsKnown } from './required-permissions';
import type { ResourcePolicy } from './resource-policies';
import { listResourcePolicies } from './resource-policies';
import { createSample, sampleResources } from './samples';
import { createStatementViolation, NO_FAILURE } from './statement-violation';

export const EXCESS_RESOURCE_POLICY: Check = {
  id: 'ExcessResourcePolicy',
  title: 'The policies of the buckets and keys give the role, its account in another account, and everybody nothing that the '
    + 'rules do not need. One finding for each statement.',
  severity: 'warning',
  excess: true,
  failureReason: NO_FAILURE,
  see: `${S3_GUIDE}/access-control-block-public-access.html`,
  checkReplication: (each, run) => listResourcePolicies(each).flatMap((policy) => run.grants.find(policy, each.caller)
    .flatMap((grant) => findExcess(grant, policy, each, run))),
};

function findExcess(
  { statement, admits }: PolicyGrant,
  policy: ResourcePolicy,
  each: ReplicationContext,
  run: CheckRun,
): readonly Violation[] {
  if (admits === 'everybody') {
    return [describePublic(statement, policy)];
  }
  if (admits === 'account') {
    return [describeAccount(statement, each)];
  }
  if (!areNeedsKnown(each)) {
    return [];
  }
  const required = run.permissions.findRequired(each);
  return isForRole(statement, admits, each.caller, required.situation)
    ? describeRole(statement, policy, required, isForeign(policy, each.caller))
    : [];
}

/** Whether a statement admits the role by its name, and its conditions mean no other one. */
function isForRole(
  { principals, conditions }: Statement,
  admits: PolicyGrant['admits'],
  caller: RoleCaller,
  situation: Situation,
): boolean {
  return (admits === 'named in conditions' || matchPrincipal(principals!, caller, ['name']) === 'all')
    && conditions.every((condition) => condition.lowerKey !== CALLER_KEY || matchCondition(condition, situation) !== 'none');
}

function describePublic(statement: Statement, { isKey }: ResourcePolicy): Violation {
  return createStatementViolation(statement, 'Principal', {
    message: `${describeStatement(statement)} lets everybody call ${listActions(statement)}, of whichever account: ${isKey
      ? 'whoever reaches the objects can read them'
      : 'S3 refuses the policy under BlockPublicPolicy, which is on by default, and otherwise the objects are exposed'}`,
    fix: 'name the principals that need it, or narrow the statement to them by conditions such as aws:PrincipalArn or aws:PrincipalOrgID',
  });
}

function describeAccount(statement: Statement, { caller }: ReplicationContext): Violation {
  return createStatementViolation(statement, 'Principal', {
    message: `${describeStatement(statement)} gives everybody in account ${display(caller.account)} ${listActions(statement)
    }, where replication needs it for its role alone`,
    fix: `add to its Condition {"ArnEquals": {"aws:PrincipalArn": ${JSON.stringify(display(caller.arn))}}}, and allow what S3 needs alone`,
  });
}

function listActions({ actions: { negated, written } }: Statement): string {
  return `${negated ? 'everything but ' : ''}${written.map(display).join(', ')}`;
}

/** Inside an account the statement grants by itself; across accounts the policies of the role narrow it. */
function describeRole(
  statement: Statement,
  policy: ResourcePolicy,
  required: RequiredPermissions,
  foreign: boolean,
): readonly Violation[] {
  const { isKey, arn } = policy;
  const needs = required.within(arn, isKey);
  // in a key policy every resource is the key
  const samples = isKey ? [createSample(arn, arn)] : sampleResources(statement, needs.situation);
  const excess: Excess = {
    actions: findExcessActions(statement, samples, needs),
    misplaced: [],
    resources: isKey || foreign ? [] : findExcessResources(statement, samples, needs),
    keyUse: foreign ? NO_KEY_USE : findExcessKeyUse(statement, needs),
  };
  const found = describeExcess(statement, excess, needs);
  return found === undefined ? [] : [createStatementViolation(statement, undefined, {
    message: `${describeStatement(statement)} gives the role more than S3 needs for these rules: ${found.message}`,
    fix: found.fix,
  })];
}
