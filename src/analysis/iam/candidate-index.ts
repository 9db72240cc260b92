import { LeadIndex } from '../symbolic/lead-index';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { OPERATORS } from './condition-operators';
import type { Condition, PolicyString, Principals, Statement } from './policy-document';

export const CALLER_KEY = 'aws:principalarn';

/** The ARNs of roles and users, which match one caller alone. */
const IDENTITY = /^arn:[^:]*:iam:[^:]*:[^:]*:(?:role|user)\//;

/** Things about statements, of which most are about one caller or one resource: a policy may name hundreds. */
export class CandidateIndex<T> {
  private readonly ofAll: readonly Entry<T>[];
  private readonly byName: LeadIndex<Entry<T>>;

  /** @param listNames the beginnings of the ARNs that a thing is about; `undefined` for one about all */
  constructor(things: readonly T[], listNames: (thing: T) => readonly SymbolicString[] | undefined) {
    const named = things.map((thing, position) => ({ entry: [position, thing] as const, names: listNames(thing) }));
    this.ofAll = named.filter(({ names }) => names === undefined).map(({ entry }) => entry);
    this.byName = new LeadIndex(named.flatMap(({ entry, names = [] }) =>
      names.map((name) => [name, entry] as const)));
  }

  /** Those that may be about an ARN, in their order. */
  public find(arn: SymbolicString): readonly T[] {
    const found = new Map([...this.ofAll, ...this.byName.find(arn)]);
    return [...found].sort(([a], [b]) => a - b).map(([, thing]) => thing);
  }
}

type Entry<T> = readonly [position: number, thing: T];

/** The beginnings of the ARNs of the only callers that a statement can apply to; `undefined` if it may be any. */
export function listCallers({ principals, conditions }: Statement): readonly SymbolicString[] | undefined {
  const limit = conditions.find(limitsCaller);
  return limit ? limit.values.map(takeStart)
    : principals && namesCallers(principals) ? principals.aws : undefined;
}

/** The beginnings of the resources that a statement can apply to; `undefined` if it may be any. */
export function listResources({ resources }: Statement): readonly SymbolicString[] | undefined {
  return resources === undefined || resources.negated || resources.patterns === undefined ? undefined
    : resources.strings.map(takeStart);
}

function takeStart({ pieces: [first] }: PolicyString): SymbolicString {
  return typeof first === 'string' ? first : '';
}

function limitsCaller({ lowerKey, operator: name, patterns }: Condition): boolean {
  const operator = lowerKey === CALLER_KEY && patterns !== undefined ? OPERATORS.get(name) : undefined;
  return operator?.byBeginning === true && !operator.negated;
}

function namesCallers({ negated, everyone, canonical, aws }: Principals): boolean {
  return !negated && !everyone && !canonical && aws.every((principal) => IDENTITY.test(principal));
}
