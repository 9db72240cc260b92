import type { Match } from '../symbolic/match';
import type { PolicyDocument, Statement } from './policy-document';
import { matchAction } from './match-statement';

/** A statement that speaks about the action of a request. */
export interface ActionMatch {
  readonly statement: Statement;
  /** Whether it does. */
  readonly action: Match;
}

/** What one policy or several of one kind say about an action. */
export interface ApplicableStatements {
  readonly allows: readonly ActionMatch[];
  readonly denies: readonly ActionMatch[];
  /** What is not known of them, so that they allow and deny perhaps. */
  readonly opaque: readonly string[];
}

/**
 * The statements of policies by action.
 *
 * Policies are put to thousands of requests of few actions, and most of their statements are about other ones.
 */
export class StatementIndex {
  private readonly known = new Map<PolicyDocument, Map<string, ApplicableStatements>>();

  /** @param action in lower case */
  public find(documents: readonly PolicyDocument[], action: string, unknown?: string): ApplicableStatements {
    const statements = combineStatements(documents.map((document) => this.findInDocument(document, action)));
    return unknown === undefined ? statements : { ...statements, opaque: [unknown, ...statements.opaque] };
  }

  private findInDocument(document: PolicyDocument, action: string): ApplicableStatements {
    const known = this.known.get(document) ?? new Map<string, ApplicableStatements>();
    this.known.set(document, known);
    const statements = known.get(action) ?? matchActions(document, action);
    known.set(action, statements);
    return statements;
  }
}

function matchActions({ statements, opaque }: PolicyDocument, action: string): ApplicableStatements {
  const matched = statements.map((statement) => ({ statement, action: matchAction(statement.actions, action) }))
    .filter((each) => each.action !== 'none');
  return {
    allows: matched.filter(({ statement }) => statement.effect === 'Allow'),
    denies: matched.filter(({ statement }) => statement.effect === 'Deny'),
    opaque: opaque === undefined ? [] : [opaque],
  };
}

export function combineStatements(parts: readonly ApplicableStatements[]): ApplicableStatements {
  if (parts.length === 1) {
    return parts[0];
  }
  const all = { allows: [] as ActionMatch[], denies: [] as ActionMatch[], opaque: [] as string[] };
  for (const { allows, denies, opaque } of parts) {
    all.allows.push(...allows);
    all.denies.push(...denies);
    all.opaque.push(...opaque);
  }
  return all;
}
