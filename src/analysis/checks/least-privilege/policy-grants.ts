import { CandidateIndex, listCallers } from '../../iam/candidate-index';
import { matchPrincipal } from '../../iam/match-principal';
import type { PolicyDocument, Statement } from '../../iam/policy-document';
import type { RoleCaller } from '../../iam/request';
import { equal } from '../../symbolic/pattern';
import type { SymbolicString } from '../../symbolic/symbolic-string';
import { createAccountPeer, createStranger } from './other-callers';
import type { ResourcePolicy } from './resource-policies';
import { canMeetConditions } from './statement-conditions';

/** An Allow in the policy of a bucket or a key. */
export interface PolicyGrant {
  readonly statement: Statement;
  /**
   * Whom it admits: everybody, the whole account of a role in another account, or those whom its principals or its
   * conditions name.
   */
  readonly admits: 'everybody' | 'account' | 'named in conditions' | 'named as principals';
}

/** What the policies of one run's buckets and keys grant, for the roles of one account at once. */
export class PolicyGrants {
  private readonly known = new Map<PolicyDocument, Map<string, CandidateIndex<PolicyGrant>>>();

  /** The grants that a role may have a part in. */
  public find(policy: ResourcePolicy, caller: RoleCaller): readonly PolicyGrant[] {
    const ofDocument = this.known.get(policy.document) ?? new Map<string, CandidateIndex<PolicyGrant>>();
    this.known.set(policy.document, ofDocument);
    const key = `${policy.arn} ${caller.account} ${caller.arn.split(':')[1]}`;
    const grants = ofDocument.get(key) ?? new CandidateIndex(listGrants(policy, caller), listNames);
    ofDocument.set(key, grants);
    return grants.find(caller.arn);
  }
}

function listGrants(policy: ResourcePolicy, caller: RoleCaller): readonly PolicyGrant[] {
  const [stranger, peer] = [createStranger(policy), createAccountPeer(policy, caller)];
  const foreign = isForeign(policy, caller);
  return policy.document.statements.filter(({ effect }) => effect === 'Allow').map((statement): PolicyGrant => {
    const { everyone } = statement.principals!;
    if (everyone && canMeetConditions(statement, stranger, new Map())) {
      return { statement, admits: 'everybody' };
    }
    const ofAccount = foreign && matchPrincipal(statement.principals!, caller, ['account']) === 'all';
    if (!ofAccount && !everyone) {
      return { statement, admits: 'named as principals' };
    }
    // a statement for everyone, or for the account, is for the roles alone that its conditions name
    const peers = canMeetConditions(statement, peer, new Map());
    return { statement, admits: !peers ? 'named in conditions' : ofAccount ? 'account' : 'named as principals' };
  });
}

/** Whether a bucket or a key is in another account than the role. */
export function isForeign({ account }: ResourcePolicy, caller: RoleCaller): boolean {
  return equal(account, caller.account) === 'none';
}

function listNames({ statement, admits }: PolicyGrant): readonly SymbolicString[] | undefined {
  return admits === 'everybody' || admits === 'account' ? undefined : listCallers(statement);
}
