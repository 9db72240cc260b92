import { equal } from '../symbolic/pattern';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { display } from '../symbolic/symbolic-string';
import type { PolicyDocument } from './policy-document';

/** The organization of the accounts of the templates, as far as it is given. */
export interface Organization {
  /** `o-exampleorg1` */
  readonly id?: string;
  /** Service control policies: what principals of an account may do at most, the root first. */
  readonly servicePolicies: readonly OrganizationLevel[];
  /** Resource control policies: what may be done with the resources of an account at most, the root first. */
  readonly resourcePolicies: readonly OrganizationLevel[];
}

/** The policies of the root, of an organizational unit or of an account; an allow in one of them is enough. */
export interface OrganizationLevel {
  /** The only account that it is for. */
  readonly account?: string;
  readonly documents: readonly PolicyDocument[];
}

/** The policies of the levels above an account, with those that may be above an account whose number is not known. */
export function selectLevels(
  levels: readonly OrganizationLevel[],
  account: SymbolicString,
): readonly (readonly PolicyDocument[])[] {
  return levels.flatMap((level) => {
    const applies = level.account === undefined ? 'all' : equal(level.account, account);
    return applies === 'none' ? [] : [level.documents.map((document) => (applies === 'all' ? document : {
      ...document,
      statements: [],
      opaque: `whether ${display(account)} is ${level.account}, which the ${document.origin.kind} is for`,
    }))];
  });
}
