import type { Call } from '../calls/call';
import { statementText } from '../explain/explain';
import type { Statement } from '../policy/document';
import { glob, matches } from '../text/pattern';
import { display } from '../text/text';
import { needsOf } from './needs';
import type { Found, Requirement } from './requirement';
import { PERMISSIONS } from './requirement';
import { NO_FAILURE, allowsOf, grants, ofStatement } from './role-statements';

export const ROLE_ACTIONS_NEEDED: Requirement = {
  id: 'RoleActionsNeeded',
  demand: 'The role may do nothing that its rules do not need: no wildcard, no other action, no action on the other side.',
  severity: 'warning',
  failureReason: NO_FAILURE,
  see: PERMISSIONS,
  ofReplication: (each) => {
    const needs = needsOf(each);
    return allowsOf(each).flatMap((statement) => [...beyondNeed(statement, needs), ...onOtherSide(statement, needs)]);
  },
};

function beyondNeed(statement: Statement, needs: readonly Call[]): Found[] {
  const { negated, written } = statement.actions;
  const needed = new Set(needs.map(({ request }) => request.action.toLowerCase()));
  const excess = written.filter((action) => negated || /[*?]/.test(action) || !needed.has(action.toLowerCase()));
  return excess.map((action) => ofStatement(statement, negated ? 'NotAction' : 'Action', {
    detail: display(action),
    message: `${statementText(statement)} allows ${negated ? 'everything but ' : ''}${display(action)}, which S3 does not need for these rules`,
    fix: fixFor(action, needs),
  }));
}

/** A wildcard stands for the needed actions among others; the rest is not needed at all. */
function fixFor(action: string, needs: readonly Call[]): string {
  const meant = needs.map(({ request }) => request.action).filter((each) => matches(glob(action.toLowerCase()), each.toLowerCase()) === 'yes');
  return meant.length === 0 || !/[*?]/.test(action)
    ? 'take the action out of the statement'
    : `name the actions in its place: ${[...new Set(meant)].sort().join(', ')}`;
}

/** An action that is needed on one resource, allowed on another: encrypt with the source key, read replicas. */
function onOtherSide(statement: Statement, needs: readonly Call[]): Found[] {
  const needed = new Set(needs.map(({ request: { action, resource } }) => `${action} ${resource}`));
  const found = new Map<string, Found>();
  for (const action of namedIn(statement, needs)) {
    for (const need of needs.filter(({ request }) => request.action.split(':')[0] === action.split(':')[0])) {
      const pair = `${action} ${need.request.resource}`;
      if (!needed.has(pair) && !found.has(pair) && isNamed(statement, need) && grants(statement, need, { action })) {
        found.set(pair, notThere(statement, action, display(need.request.resource)));
      }
    }
  }
  return [...found.values()];
}

function notThere(statement: Statement, action: string, resource: string): Found {
  return ofStatement(statement, 'Action', {
    detail: `${action} on ${resource}`,
    message: `${statementText(statement)} allows ${action} on ${resource}, which S3 does not need there`,
    fix: 'keep what the source and what a destination need in statements of their own',
  });
}

function namedIn({ actions: { negated, written } }: Statement, needs: readonly Call[]): Set<string> {
  const lower = new Set((negated ? [] : written).map((action) => action.toLowerCase()));
  return new Set(needs.map(({ request }) => request.action).filter((action) => lower.has(action.toLowerCase())));
}

/** A statement on every resource has a finding of its own. */
function isNamed({ resources }: Statement, { request: { resource } }: Call): boolean {
  return resources!.written.some((written) => written.split('/')[0] === resource.split('/')[0]);
}
