import { matchAction } from '../../iam/match-statement';
import type { Statement, PolicyString } from '../../iam/policy-document';
import { PERMISSIONS_PAGE } from '../../s3/aws-pages';
import type { Call } from '../../s3/call';
import { EVERY_OBJECT } from '../../s3/object-variants';
import { matches } from '../../symbolic/pattern';
import type { SymbolicString } from '../../symbolic/symbolic-string';
import { display, hasUnknown } from '../../symbolic/symbolic-string';
import type { Check } from '../check';
import { describeStatement } from '../explain-decision';
import type { Violation } from '../violation';
import { NO_FAILURE, findAllowStatements, createStatementViolation } from './granted-statements';

export const EXCESS_RESOURCES: Check = {
  id: 'ExcessResources',
  title: 'The role may touch nothing that its rules do not need: no other bucket, no other prefix, no other key.',
  severity: 'warning',
  excess: true,
  failureReason: NO_FAILURE,
  see: PERMISSIONS_PAGE,
  checkReplication: (each, run) => {
    const { calls } = run.permissions.findRequired(each);
    return findAllowStatements(each).flatMap((statement) => findExcessResources(statement, calls));
  },
};

function findExcessResources(statement: Statement, required: readonly Call[]): Violation[] {
  const { strings, negated } = statement.resources!;
  const ofActions = [...new Set(listResources(statement, required))];
  return strings
    .filter((each) => negated || isWide(each.written, ofActions) || !isUsed(statement, each, ofActions))
    .map(({ written }) => createStatementViolation(statement, negated ? 'NotResource' : 'Resource', {
      detail: display(written),
      undecided: [written, ...ofActions].some(hasUnknown),
      message: `${describeStatement(statement)} allows ${describeActions(statement)} on ${negated ? 'everything but ' : ''}${
        JSON.stringify(display(written))}, which is more than the rules need`,
      fix: `name what the rules need of these actions: ${ofActions.map(display).sort().join(', ')}`,
    }));
}

function describeActions({ actions: { negated, written } }: Statement): string {
  return `${negated ? 'everything but ' : ''}${written.map(display).join(', ')}`;
}

/** What the actions of a statement are needed on; actions that are not needed are another check's. */
function listResources({ actions }: Statement, required: readonly Call[]): readonly SymbolicString[] {
  const covered = actions.negated ? [] : required.filter(({ request }) => matchAction(actions, request.action.toLowerCase()) !== 'none');
  return (covered.length > 0 ? covered : required).map(({ request }) => request.resource);
}

const BUCKET = /^arn:[^:]*:s3:::([^/]*)(?:\/(.*))?$/;
const KEY = /^arn:[^:]*:kms:(.*)$/;

/** A wildcard where a bucket or a key has to be named, or objects outside of the prefixes. */
function isWide(written: SymbolicString, needed: readonly SymbolicString[]): boolean {
  const [, bucket, objects] = BUCKET.exec(written) ?? [];
  if (bucket !== undefined && !/[*?]/.test(bucket)) {
    return objects !== undefined && objects.endsWith('*') && !needed.some((text) => isBelow(written.slice(0, -1), text));
  }
  const [, key] = KEY.exec(written) ?? [];
  return key === undefined || /[*?]/.test(key);
}

/** Whether every object below a prefix is one of those of a call. */
function isBelow(prefix: SymbolicString, needed: SymbolicString): boolean {
  const [whole, rest] = needed.split(EVERY_OBJECT);
  return rest === '' && prefix.startsWith(whole);
}

/** Decrypting with a further key is needed where older objects are encrypted with it, which no template tells. */
function isUsed(
  { actions }: Statement,
  { compiled, written }: PolicyString,
  needed: readonly SymbolicString[],
): boolean {
  const decryptsOnly = actions.written.every((action) => action.toLowerCase() === 'kms:decrypt');
  return (decryptsOnly && KEY.test(written)) || compiled === undefined || needed.some((text) => matches(compiled, text) !== 'none');
}
