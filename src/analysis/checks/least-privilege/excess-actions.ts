import type { Statement } from '../../iam/policy-document';
import { PERMISSIONS_PAGE } from '../../s3/aws-pages';
import type { Call } from '../../s3/call';
import { glob, matches } from '../../symbolic/pattern';
import { display } from '../../symbolic/symbolic-string';
import type { Check } from '../check';
import { describeStatement } from '../explain-decision';
import type { Violation } from '../violation';
import { NO_FAILURE, findAllowStatements, grants, createStatementViolation } from './granted-statements';
import type { RequiredPermissions } from './required-permissions';
import { cutObjectKey } from './required-permissions';

export const EXCESS_ACTIONS: Check = {
  id: 'ExcessActions',
  title: 'The role may do nothing that its rules do not need: no wildcard, no other action, no action on the other side.',
  severity: 'warning',
  excess: true,
  failureReason: NO_FAILURE,
  see: PERMISSIONS_PAGE,
  checkReplication: (each, run) => {
    const required = run.permissions.findRequired(each);
    return findAllowStatements(each).flatMap((statement) => [
      ...findExcessActions(statement, required),
      ...findActionsOnOtherSide(statement, required),
    ]);
  },
};

function findExcessActions(statement: Statement, { actions, calls }: RequiredPermissions): Violation[] {
  const { negated, written } = statement.actions;
  const excess = written.filter((action) => negated || /[*?]/.test(action) || !actions.has(action.toLowerCase()));
  return excess.map((action) => createStatementViolation(statement, negated ? 'NotAction' : 'Action', {
    detail: display(action),
    message: `${describeStatement(statement)} allows ${negated ? 'everything but ' : ''}${display(action)
    }, which S3 does not need for these rules`,
    fix: suggestActions(action, calls),
  }));
}

/** A wildcard stands for the needed actions among others; the rest is not needed at all. */
function suggestActions(action: string, calls: readonly Call[]): string {
  const wanted = glob(action.toLowerCase());
  const meant = calls.map(({ request }) => request.action).filter((each) => matches(wanted, each.toLowerCase()) === 'all');
  return meant.length === 0 || !/[*?]/.test(action)
    ? 'take the action out of the statement'
    : `name these actions instead: ${[...new Set(meant)].sort().join(', ')}`;
}

/** An action that is needed on one resource, allowed on another: encrypt with the source key, read replicas. */
function findActionsOnOtherSide(statement: Statement, { actions, pairs, targets }: RequiredPermissions): Violation[] {
  const { negated, written } = statement.actions;
  const named = negated ? [] : written.flatMap((action) => actions.get(action.toLowerCase()) ?? []);
  // a statement on every resource has a finding of its own
  const heads = new Set(statement.resources!.written.map(cutObjectKey));
  const within = targets.filter(({ head }) => heads.has(head));
  const found = new Map<string, Violation>();
  for (const action of named) {
    for (const { call, service } of within) {
      const pair = `${action} ${call.request.resource}`;
      if (action.startsWith(service) && !pairs.has(pair) && grants(statement, call, { action })) {
        found.set(pair, createViolation(statement, action, display(call.request.resource)));
      }
    }
  }
  return [...found.values()];
}

function createViolation(statement: Statement, action: string, resource: string): Violation {
  return createStatementViolation(statement, 'Action', {
    detail: `${action} on ${resource}`,
    message: `${describeStatement(statement)} allows ${action} on ${resource}, which S3 does not need there`,
    fix: 'keep what the source and what a destination need in statements of their own',
  });
}
