import { identifyStatement } from '../../iam/identify-statement';
import { matchResourceAndConditions, matchAction } from '../../iam/match-statement';
import type { Statement } from '../../iam/policy-document';
import type { Call, KeyCall } from '../../s3/call';
import { unreported } from '../../s3/failure-reasons';
import type { ReplicationContext } from '../../s3/replication-context';
import type { SymbolicString } from '../../symbolic/symbolic-string';
import { nameStatement } from '../explain-decision';
import type { Violation } from '../violation';
import type { RequiredPermissions } from './required-permissions';
import { formatPair, findSharingRole } from './required-permissions';

/** Excess permissions keep nothing from being replicated. */
export const NO_FAILURE = unreported('replication works, and the role may do more than it needs');

/** Every statement that gives the role something; none where rules could not be read, whose needs nobody knows. */
export function findAllowStatements(each: ReplicationContext): readonly Statement[] {
  const { role } = each;
  const isUnknown = findSharingRole(each).some(({ unresolved }) => unresolved !== undefined);
  return isUnknown ? [] : (role?.policies ?? []).flatMap(({ statements }) => statements.filter(({ effect }) => effect === 'Allow'));
}

/** How a call is changed to ask for more than is needed. */
export interface Probe {
  readonly action?: string;
  /** Condition keys in lower case, with other values than S3 calls with. */
  readonly chosen?: ReadonlyMap<string, readonly SymbolicString[]>;
}

const UNCHANGED: ReadonlyMap<string, readonly SymbolicString[]> = new Map();

/** Whether a statement alone lets the role make a call, or one like it, as far as its own policies go. */
export function grants(statement: Statement, { request }: Call, probe: Probe = {}): boolean {
  const { action = request.action, chosen = UNCHANGED } = probe;
  return matchAction(statement.actions, action.toLowerCase()) === 'all'
    && matchResourceAndConditions(statement, { request, chosen, bounded: false }) === 'all';
}

/** The calls on keys that a statement lets the role make: one for each action, key, bucket and prefix. */
export function findGrantedKeyCalls(
  statement: Statement,
  { keyCalls, granted }: RequiredPermissions,
): readonly KeyCall[] {
  const known = granted.get(statement);
  if (known) {
    return known;
  }
  const byUse = new Map<string, KeyCall>();
  for (const call of keyCalls) {
    // replications that share a key differ in what they may use it for
    const use = `${formatPair(call)} ${call.binding.viaService} ${call.binding.contexts.join(' ')}`;
    if (!byUse.has(use) && grants(statement, call)) {
      byUse.set(use, call);
    }
  }
  const calls = [...byUse.values()];
  granted.set(statement, calls);
  return calls;
}

/** A finding about one statement. */
export function createStatementViolation(
  statement: Statement,
  element: string,
  about: Pick<Violation, 'message' | 'fix' | 'detail' | 'undecided'>,
): Violation {
  const { origin, index } = statement;
  const name = identifyStatement(statement);
  return {
    ...about,
    detail: about.detail === undefined ? name : `${name}: ${about.detail}`,
    address: origin.address,
    propertyPath: `${origin.propertyPath}.Statement.${index}.${element}`,
    statement: nameStatement(statement),
  };
}
