import type { Match } from '../symbolic/match';
import { matchAction } from './match-statement';
import type { PolicyDocument, Statement } from './policy-document';

/** The statements of policies that apply to an action. */
export interface ApplicableStatements {
  readonly allows: readonly ActionMatch[];
  readonly denies: readonly ActionMatch[];
  /** Why there may be further statements, which allow and deny anything. */
  readonly opaque: readonly string[];
  /** Why there may be further statements that allow, but none that denies. */
  readonly unknownAllows: readonly string[];
}

/** A statement, and whether its action matches. */
export interface ActionMatch {
  readonly statement: Statement;
  readonly action: Match;
}

/**
 * Statements by action: thousands of requests have few actions, and most statements of a policy apply to none of them.
 */
export class StatementIndex {
  private readonly byDocument = new Map<PolicyDocument, Map<string, ApplicableStatements>>();

  /**
   * @param action in lower case
   * @param unknown why there may be further policies
   */
  public find(documents: readonly PolicyDocument[], action: string, unknown?: string): ApplicableStatements {
    const statements = combineStatements(documents.map((document) => this.findInDocument(document, action)));
    return unknown === undefined ? statements : { ...statements, opaque: [unknown, ...statements.opaque] };
  }

  private findInDocument(document: PolicyDocument, action: string): ApplicableStatements {
    const byAction = this.byDocument.get(document) ?? new Map<string, ApplicableStatements>();
    this.byDocument.set(document, byAction);
    const statements = byAction.get(action) ?? selectStatements(document, action);
    byAction.set(action, statements);
    return statements;
  }
}

function selectStatements({ statements, opaque, unknownAllows }: PolicyDocument, action: string): ApplicableStatements {
  const applicable = statements.map((statement) => ({ statement, action: matchAction(statement.actions, action) }))
    .filter((each) => each.action !== 'none');
  return {
    allows: applicable.filter(({ statement }) => statement.effect === 'Allow'),
    denies: applicable.filter(({ statement }) => statement.effect === 'Deny'),
    opaque: opaque === undefined ? [] : [opaque],
    unknownAllows: unknownAllows === undefined ? [] : [unknownAllows],
  };
}

export function combineStatements(policies: readonly ApplicableStatements[]): ApplicableStatements {
  if (policies.length === 1) {
    return policies[0];
  }
  const statements = { allows: [] as ActionMatch[], denies: [] as ActionMatch[] };
  const all = { ...statements, opaque: [] as string[], unknownAllows: [] as string[] };
  // done for each request, and faster than by flatMap()
  for (const { allows, denies, opaque, unknownAllows } of policies) {
    all.allows.push(...allows);
    all.denies.push(...denies);
    all.opaque.push(...opaque);
    all.unknownAllows.push(...unknownAllows);
  }
  return all;
}
