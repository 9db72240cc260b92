import type { Call } from '../s3/call';
import type { ReplicationContext, RuleContext } from '../s3/replication-context';
import { explain } from './explain';
import type { Authorizer } from '../iam/authorizer';
import type { CheckRun, Violation, Check } from './check';

/** A call in one form, with what follows from the form. */
export interface CheckedCall extends Call, Pick<Violation, 'severity' | 'undecided' | 'detail'> {
  /** What a person should know of the call, after the message. */
  readonly note?: string;
  /** Another call that serves S3 as well. */
  readonly or?: Call;
  /** What follows where nothing allows it and nothing denies it, if that is less. */
  readonly lacking?: Pick<Violation, 'severity' | 'failureReason'>;
}

type Calls<Case> = (each: Case) => readonly (CheckedCall | undefined)[];

/** A requirement whose call is known, for those who make it for one object. */
export type CallCheck = Check & { readonly call: string };

/** What is the same for every requirement of a call. */
type About = Omit<Check, 'severity' | 'call' | 'checkReplication' | 'checkPrefix' | 'checkRule'>
  & Required<Pick<Check, 'call'>>
  & Partial<Pick<Check, 'severity'>>;

/** S3 has to be allowed a call, once for the replication. */
export function callOfReplication(about: About, calls: Calls<ReplicationContext>): CallCheck {
  return { severity: 'error', ...about, checkReplication: judged(calls) };
}

/** S3 has to be allowed a call on source objects, once for each prefix. */
export function callOfPrefix(about: About, calls: Calls<RuleContext>): CallCheck {
  return { severity: 'error', ...about, checkPrefix: judged(calls) };
}

/** S3 has to be allowed a call for one destination. */
export function callOfRule(about: About, calls: Calls<RuleContext>): CallCheck {
  return { severity: 'error', ...about, checkRule: judged(calls) };
}

function judged<Case>(calls: Calls<Case>): (each: Case, run: CheckRun) => readonly Violation[] {
  return (each, { authorizer }) => {
    const found = calls(each).flatMap((call) => (call && partial(call, authorizer)) ?? []);
    // what holds back the usual form for sure holds back the others too
    const sure = found.findIndex(({ undecided }) => !undecided);
    return sure === 0 ? found.slice(0, 1) : found.filter(({ undecided }, index) => index === 0 || !undecided);
  };
}

function partial(call: CheckedCall, authorizer: Authorizer): Violation | undefined {
  const decision = authorizer.authorize(call);
  if (decision.outcome === 'allowed' || (call.or && authorizer.authorize(call.or).outcome === 'allowed')) {
    return undefined;
  }
  const { severity, undecided, detail, lacking, note } = call;
  const explained = explain(call, decision);
  return {
    ...explained,
    message: note === undefined ? explained.message : `${explained.message}. ${note}`,
    detail,
    ...(decision.outcome === 'undecided' || undecided ? { undecided: true } : { severity }),
    ...(decision.cause === 'explicit deny' ? {} : lacking),
  };
}
