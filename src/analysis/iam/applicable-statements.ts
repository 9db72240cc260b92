import type { Match } from '../symbolic/match';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { CallerIndex, listCallers } from './caller-index';
import { matchAction } from './match-statement';
import type { PolicyDocument, Statement } from './policy-document';

/** Up to here it takes less time to try all than to look for those of one caller. */
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
   * @param caller the ARN of the only caller to whom they have to apply
   */
  public find(documents: readonly PolicyDocument[], action: string, caller?: SymbolicString): ApplicableStatements {
    return combineStatements(documents.map((document) => {
      const statements = this.findInDocument(document, action);
      return caller === undefined ? statements : statements.narrow(caller);
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

/** The statements of one document that apply to an action. */
class ActionStatements implements ApplicableStatements {
  public readonly allows: readonly ActionMatch[];
  public readonly denies: readonly ActionMatch[];
  public readonly opaque: readonly string[];
  public readonly unknownAllows: readonly string[];
  private allowsByCaller: CallerIndex<ActionMatch> | undefined;
  private deniesByCaller: CallerIndex<ActionMatch> | undefined;

  constructor({ statements, opaque, unknownAllows }: PolicyDocument, action: string) {
    const applicable = statements.map((statement) => ({ statement, action: matchAction(statement.actions, action) }))
      .filter((each) => each.action !== 'none');
    this.allows = applicable.filter(({ statement }) => statement.effect === 'Allow');
    this.denies = applicable.filter(({ statement }) => statement.effect === 'Deny');
    this.opaque = opaque === undefined ? [] : [opaque];
    this.unknownAllows = unknownAllows === undefined ? [] : [unknownAllows];
  }

  /** Those that may apply to a caller. */
  public narrow(caller: SymbolicString): ApplicableStatements {
    const { allows, denies, opaque, unknownAllows } = this;
    if (allows.length + denies.length <= FEW) {
      return this;
    }
    this.allowsByCaller ??= new CallerIndex(allows, listCallersOf);
    this.deniesByCaller ??= new CallerIndex(denies, listCallersOf);
    const [allowsOfCaller, deniesOfCaller] = [this.allowsByCaller.find(caller), this.deniesByCaller.find(caller)];
    return { allows: allowsOfCaller, denies: deniesOfCaller, opaque, unknownAllows };
  }
}

function listCallersOf({ statement }: ActionMatch): readonly SymbolicString[] | undefined {
  return listCallers(statement);
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
