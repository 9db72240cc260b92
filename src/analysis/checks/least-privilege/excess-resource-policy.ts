import { matchPrincipal } from '../../iam/match-principal';
import type { Statement } from '../../iam/policy-document';
import { S3_GUIDE } from '../../s3/aws-pages';
import type { ReplicationContext } from '../../s3/replication-context';
import { equal } from '../../symbolic/pattern';
import { display } from '../../symbolic/symbolic-string';
import type { Check, CheckRun } from '../check';
import { describeStatement } from '../explain-decision';
import type { Violation } from '../violation';
import type { Excess } from './describe-excess';
import { describeExcess } from './describe-excess';
import { findExcessActions } from './excess-actions';
import { findExcessKeyUse, NO_KEY_USE } from './excess-key-use';
import { findExcessResources } from './excess-resources';
import { createAccountPeer, createStranger } from './other-callers';
import type { RequiredPermissions } from './required-permissions';
import { areNeedsKnown } from './required-permissions';
import type { ResourcePolicy } from './resource-policies';
import { listResourcePolicies } from './resource-policies';
import { createSample, sampleResources } from './samples';
import { canMeetConditions } from './statement-conditions';
import { createStatementViolation, NO_FAILURE } from './statement-violation';

export const EXCESS_RESOURCE_POLICY: Check = {
  id: 'ExcessResourcePolicy',
  title: 'The policies of the buckets and keys give the role, its account in another account, and everybody nothing that the '
    + 'rules do not need. One finding for each statement.',
  severity: 'warning',
  excess: true,
  failureReason: NO_FAILURE,
  see: `${S3_GUIDE}/access-control-block-public-access.html`,
  checkReplication: (each, run) => listResourcePolicies(each).flatMap((policy) => policy.document.statements
    .filter(({ effect }) => effect === 'Allow')
    .flatMap((statement) => findExcess(statement, policy, each, run))),
};

function findExcess(
  statement: Statement,
  policy: ResourcePolicy,
  each: ReplicationContext,
  run: CheckRun,
): readonly Violation[] {
  const { caller } = each;
  const { principals } = statement;
  const foreign = equal(policy.account, caller.account) === 'none';
  if (principals?.everyone && canMeetConditions(statement, createStranger(policy), new Map())) {
    return [describePublic(statement, policy)];
  }
  const peers = canMeetConditions(statement, createAccountPeer(policy, caller), new Map());
  const named = principals !== undefined && matchPrincipal(principals, caller, ['name']) === 'all';
  const ofAccount = foreign && principals !== undefined && matchPrincipal(principals, caller, ['account']) === 'all';
  if (ofAccount && peers) {
    return [describeAccount(statement, each)];
  }
  // a statement for everyone, or for the account, is for the role alone where its conditions name it
  const narrowed = !peers && (ofAccount || principals?.everyone === true);
  return (named || narrowed) && areNeedsKnown(each)
    ? describeRole(statement, policy, run.permissions.findRequired(each), foreign)
    : [];
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
