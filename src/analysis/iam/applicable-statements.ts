import type { Match } from '../symbolic/match';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { CandidateIndex, listCallers, listResources } from './candidate-index';
import { matchAction } from './match-statement';
import type { PolicyDocument, Statement } from './policy-document';

/** Up to here it takes less time to try all than to look for some. */
const FEW = 4;

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
  private readonly byDocument = new Map<PolicyDocument, Map<string, ActionStatements>>();

  /**
   * @param action in lower case
   * @param about the only request to which they have to apply
   */
  public find(documents: readonly PolicyDocument[], action: string, about?: RequestNames): ApplicableStatements {
    return combineStatements(documents.map((document) => {
      const statements = this.findInDocument(document, action);
      return about === undefined ? statements : statements.narrow(about);
    }));
  }

  private findInDocument(document: PolicyDocument, action: string): ActionStatements {
    const byAction = this.byDocument.get(document) ?? new Map<string, ActionStatements>();
    this.byDocument.set(document, byAction);
    const statements = byAction.get(action) ?? new ActionStatements(document, action);
    byAction.set(action, statements);
    return statements;
  }
}

/** What most statements that do not apply to a request differ in. */
export interface RequestNames {
  readonly resource: SymbolicString;
  /** The ARN of the caller, if conditions see it. */
  readonly caller?: SymbolicString;
}

/** The statements of one document that apply to an action. */
class ActionStatements implements ApplicableStatements {
  public readonly allows: readonly ActionMatch[];
  public readonly denies: readonly ActionMatch[];
  public readonly opaque: readonly string[];
  public readonly unknownAllows: readonly string[];
  private allowCandidates: Candidates | undefined;
  private denyCandidates: Candidates | undefined;

  constructor({ statements, opaque, unknownAllows }: PolicyDocument, action: string) {
    const applicable = statements.map((statement) => ({ statement, action: matchAction(statement.actions, action) }))
      .filter((each) => each.action !== 'none');
    this.allows = applicable.filter(({ statement }) => statement.effect === 'Allow');
    this.denies = applicable.filter(({ statement }) => statement.effect === 'Deny');
    this.opaque = opaque === undefined ? [] : [opaque];
    this.unknownAllows = unknownAllows === undefined ? [] : [unknownAllows];
  }

  /** Those that may apply to a request. */
  public narrow(about: RequestNames): ApplicableStatements {
    const { allows, denies, opaque, unknownAllows } = this;
    if (allows.length + denies.length <= FEW) {
      return this;
    }
    this.allowCandidates ??= new Candidates(allows);
    this.denyCandidates ??= new Candidates(denies);
    const [someAllows, someDenies] = [this.allowCandidates.find(about), this.denyCandidates.find(about)];
    return { allows: someAllows, denies: someDenies, opaque, unknownAllows };
  }
}

/** Statements by what they are about. */
class Candidates {
  private readonly byCaller: CandidateIndex<ActionMatch>;
  private readonly byResource: CandidateIndex<ActionMatch>;

  constructor(statements: readonly ActionMatch[]) {
    this.byCaller = new CandidateIndex(statements, ({ statement }) => listCallers(statement));
    this.byResource = new CandidateIndex(statements, ({ statement }) => listResources(statement));
  }

  public find({ caller, resource }: RequestNames): readonly ActionMatch[] {
    const ofResource = this.byResource.find(resource);
    const ofCaller = caller === undefined || ofResource.length <= FEW ? ofResource : this.byCaller.find(caller);
    return ofCaller.length < ofResource.length ? ofCaller : ofResource;
  }
}

export function combineStatements(policies: readonly ApplicableStatements[]): ApplicableStatements {
  const some = policies.filter(hasAny);
  return some.length === 0 ? NONE : some.length === 1 ? some[0] : {
    allows: join(some.map(({ allows }) => allows)),
    denies: join(some.map(({ denies }) => denies)),
    opaque: join(some.map(({ opaque }) => opaque)),
    unknownAllows: join(some.map(({ unknownAllows }) => unknownAllows)),
  };
}

const NONE: ApplicableStatements = { allows: [], denies: [], opaque: [], unknownAllows: [] };

function hasAny({ allows, denies, opaque, unknownAllows }: ApplicableStatements): boolean {
  return allows.length + denies.length + opaque.length + unknownAllows.length > 0;
}

/** Done for each request: most lists are empty. */
function join<T>(lists: ReadonlyArray<readonly T[]>): readonly T[] {
  const some = lists.filter(({ length }) => length > 0);
  return some.length === 1 ? some[0] : some.flat();
}
