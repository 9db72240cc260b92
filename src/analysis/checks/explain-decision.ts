import { formatAddress } from '../assembly/resource-address';
import type { Decision, NearMiss } from '../iam/decision';
import type { Statement } from '../iam/policy-document';
import type { Call } from '../s3/call';
import { display } from '../symbolic/symbolic-string';
import { suggestFix } from './suggest-fix';
import type { StatementName, Violation } from './violation';

/** Why S3, or another caller, is not allowed a call, and what to change. */
export function explainDecision(call: Call, decision: Decision, caller = 'S3'): Violation {
  const { statement, cause } = decision;
  const decides = cause === 'explicit deny' ? statement : undefined;
  return {
    message: `${subject(call, decision, caller)}: ${reason(decision, caller)}`,
    fix: suggestFix(call, decision),
    ...(decides && {
      statement: nameStatement(decides),
      address: decides.origin.address,
      propertyPath: `${decides.origin.propertyPath}.Statement.${decides.index}`,
    }),
  };
}

export function nameStatement({ origin, sid, index }: Statement): StatementName {
  return { address: origin.address, kind: origin.kind, sid, index };
}

/** For a statement, for a sentence: `statement "Perimeter" of the bucket policy Documents/Policy`. */
export function describeStatement({ origin, sid, index }: Statement): string {
  const name = sid === undefined ? `number ${index + 1}` : JSON.stringify(display(sid));
  return `statement ${name} of the ${origin.kind} ${formatAddress(origin.address)}`;
}

const OUTCOMES: { readonly [outcome in Decision['outcome']]: string } = {
  allowed: '<caller> may call',
  denied: '<caller> may not call',
  partly: '<caller> may call only for some objects',
  undecided: 'it cannot be decided whether <caller> may call',
};

function subject({ request, variant }: Call, { outcome }: Decision, caller: string): string {
  const resource = display(request.resource);
  return [`${OUTCOMES[outcome].replace('<caller>', caller)} ${request.action} on ${resource}`, variant].filter((part) => part).join(' ');
}

function reason(decision: Decision, caller: string): string {
  const { cause, statement, missing, nearMisses: [nearest], leftOut, unknowns } = decision;
  if (cause === 'explicit deny' && statement) {
    const perhaps = decision.outcome === 'undecided' ? 'may deny' : 'denies';
    return `${describeStatement(statement)} ${perhaps} it${because(unknowns)}`;
  }
  const lacking = cause === 'unknown' ? 'what decides is not in the templates' : `no statement of the ${missing} allows it`;
  if (leftOut !== undefined) {
    return `${lacking}; ${describeStatement(leftOut.statement)} would, but the condition ${quoted(leftOut.condition)} leaves it out`;
  }
  return `${lacking}${nearest ? `; ${nearMissText(nearest, caller)}` : ''}${because(unknowns)}`;
}

function because(unknowns: readonly string[]): string {
  return unknowns.length === 0 ? '' : ` (${[...new Set(unknowns)].map(display).join('; ')})`;
}

/** What keeps the nearest statement from applying, in its own words and in those of the call. */
function nearMissText({ statement, match, mismatch }: NearMiss, caller: string): string {
  const { element, operator, key, wanted, actual } = mismatch;
  const what = element === 'Condition' ? `${operator} ${key}` : element;
  const without = match === 'unknown' ? 'what is not known' : 'none';
  const got = actual === undefined ? without : actual.map(quoted).join(', ');
  return `${describeStatement(statement)} would, but its ${what} is ${wanted.map(quoted).join(', ')} and ${caller} calls with ${got}`;
}

function quoted(text: string): string {
  return JSON.stringify(display(text));
}
