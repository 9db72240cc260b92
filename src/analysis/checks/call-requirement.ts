import type { Call } from '../s3/call';
import type { ReplicationCase, Route } from '../s3/replication-context';
import { explain } from './explain';
import type { Judge } from '../iam/authorizer';
import type { CheckRun, Found, Requirement } from './check';

/** A call in one form, with what follows from the form. */
export interface JudgedCall extends Call, Pick<Found, 'severity' | 'undecided' | 'detail'> {
  /** What a person should know of the call, after the message. */
  readonly note?: string;
  /** Another call that serves S3 as well. */
  readonly or?: Call;
  /** What follows where nothing allows it and nothing denies it, if that is less. */
  readonly lacking?: Pick<Found, 'severity' | 'failureReason'>;
}

type Calls<Case> = (each: Case) => readonly (JudgedCall | undefined)[];

/** A requirement whose call is known, for those who make it for one object. */
export type CallRequirement = Requirement & { readonly call: string };

/** What is the same for every requirement of a call. */
type About = Omit<Requirement, 'severity' | 'call' | 'ofReplication' | 'ofPrefix' | 'ofRule'>
  & Required<Pick<Requirement, 'call'>>
  & Partial<Pick<Requirement, 'severity'>>;

/** S3 has to be allowed a call, once for the replication. */
export function callOfReplication(about: About, calls: Calls<ReplicationCase>): CallRequirement {
  return { severity: 'error', ...about, ofReplication: judged(calls) };
}

/** S3 has to be allowed a call on source objects, once for each prefix. */
export function callOfPrefix(about: About, calls: Calls<Route>): CallRequirement {
  return { severity: 'error', ...about, ofPrefix: judged(calls) };
}

/** S3 has to be allowed a call for one destination. */
export function callOfRule(about: About, calls: Calls<Route>): CallRequirement {
  return { severity: 'error', ...about, ofRule: judged(calls) };
}

function judged<Case>(calls: Calls<Case>): (each: Case, run: CheckRun) => readonly Found[] {
  return (each, { judge }) => {
    const found = calls(each).flatMap((call) => (call && ruling(call, judge)) ?? []);
    // what holds back the usual form for sure holds back the others too
    const sure = found.findIndex(({ undecided }) => !undecided);
    return sure === 0 ? found.slice(0, 1) : found.filter(({ undecided }, index) => index === 0 || !undecided);
  };
}

function ruling(call: JudgedCall, judge: Judge): Found | undefined {
  const decision = judge.rule(call);
  if (decision.outcome === 'allowed' || (call.or && judge.rule(call.or).outcome === 'allowed')) {
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
