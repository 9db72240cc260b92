import type { Call } from '../calls/call';
import type { ReplicationCase, Route } from '../calls/route';
import { explain } from '../explain/explain';
import type { Judge } from '../judge';
import type { Found, Requirement } from './requirement';

/** A call in one form, with what follows from the form. */
export interface JudgedCall extends Call, Pick<Found, 'severity' | 'undecided' | 'detail'> {
  /** Another call that serves S3 as well. */
  readonly or?: Call;
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

function judged<Case>(calls: Calls<Case>): (each: Case, judge: Judge) => readonly Found[] {
  return (each, judge) => {
    for (const call of calls(each)) {
      const found = call && ruling(call, judge);
      // what holds back the usual form holds back the others too
      if (found) {
        return [found];
      }
    }
    return [];
  };
}

function ruling(call: JudgedCall, judge: Judge): Found | undefined {
  const decision = judge.rule(call);
  if (decision.outcome === 'allowed' || (call.or && judge.rule(call.or).outcome === 'allowed')) {
    return undefined;
  }
  const { severity, undecided, detail } = call;
  return {
    ...explain(call, decision),
    detail,
    ...(decision.outcome === 'undecided' || undecided ? { undecided: true } : { severity }),
  };
}
