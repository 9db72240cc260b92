import { matchResource } from '../../iam/match-statement';
import type { Condition, PolicyString, Statement } from '../../iam/policy-document';
import { hasVariables } from '../../iam/policy-string';
import type { KeyState, Situation } from '../../iam/request';
import type { KeyCall } from '../../s3/call';
import type { SymbolicString } from '../../symbolic/symbolic-string';
import type { NeededAction, Needs } from './needs';
import { ANYTHING, NeededStrings, sampleOf, takeSample } from './samples';
import { canMeetConditions } from './statement-conditions';

/** How far a statement lets keys be used for anything else than the objects of the rules. */
export interface ExcessKeyUse {
  /** The needed calls that it allows, as far as action and key go. */
  readonly allowed: readonly KeyCall[];
  /** Those that it allows by other ways than S3 of the Region of the bucket too. */
  readonly outsideS3: readonly KeyCall[];
  /** Those that it allows for other objects too. */
  readonly otherObjects: readonly KeyCall[];
}

export const NO_KEY_USE: ExcessKeyUse = { allowed: [], outsideS3: [], otherObjects: [] };

const SERVICE = 'kms:viaservice';
const CONTEXT = 'kms:encryptioncontext:aws:s3:arn';

/** No service, and no S3, has such a name. */
const OTHER_SERVICES = ['another service', 's3.another Region.amazonaws.com'];

export function findExcessKeyUse(statement: Statement, needs: Needs): ExcessKeyUse {
  const allowed = needs.findMatching(statement.actions, (match) => match === 'all')
    .flatMap((needed) => listOnKeys(statement, needed));
  if (allowed.length === 0) {
    return NO_KEY_USE;
  }
  const service = new ProbedKey(statement, SERVICE, allowed.map(({ binding }) => binding.viaService));
  const context = new ProbedKey(statement, CONTEXT, allowed.flatMap(({ binding }) => binding.contexts));
  return {
    allowed,
    outsideS3: allowed.filter((call) => service.isOpen(call, OTHER_SERVICES)),
    otherObjects: allowed.filter((call) => context.isOpen(call, listOtherContexts(call))),
  };
}

/** The calls on the keys of a statement; most statements name their keys. */
function listOnKeys({ resources }: Statement, { keyCalls, keyCallsByKey }: NeededAction): readonly KeyCall[] {
  const literals = resources!.strings.map(({ compiled }) => compiled?.literal);
  return literals.every((literal) => literal !== undefined) && !resources!.negated
    ? [...new Set(literals)].flatMap((literal) => keyCallsByKey.get(literal) ?? [])
    : keyCalls.filter((call) => matchResource(resources, situate(call)) === 'all');
}

/** What a statement asks of one condition key, prepared for many calls. */
class ProbedKey {
  private readonly needed: NeededStrings;
  private readonly variable: readonly PolicyString[];
  /** The samples of those that are the same for every call. */
  private readonly fixed: readonly SymbolicString[];
  /** The conditions on the key that hold for one call as for another. */
  public readonly conditions: readonly Condition[];
  private readonly refused = new Map<string, boolean>();

  constructor(private readonly statement: Statement, private readonly key: string, needed: readonly SymbolicString[]) {
    this.needed = new NeededStrings(needed);
    const onKey = statement.conditions.filter(({ lowerKey }) => lowerKey === key);
    this.conditions = onKey.filter(({ patterns }) => patterns !== undefined);
    const values = onKey.flatMap((condition) => condition.values);
    this.variable = values.filter(hasVariables);
    this.fixed = this.exclude(values.flatMap((value) => value.compiled ?? []).map(sampleOf));
  }

  /** Whether the statement allows a call with another value of the key, or without. */
  public isOpen(call: KeyCall, others: readonly SymbolicString[]): boolean {
    return this.listStates(call, others).some((state) => !this.refuses(state, call)
      && canMeetConditions(this.statement, call.request, new Map([[this.key, state]])));
  }

  /** Whether no call with a state of the key meets the conditions on it: the same few are asked for all calls. */
  private refuses(state: KeyState, { request }: KeyCall): boolean {
    const name = JSON.stringify(state);
    const refused = this.refused.get(name) ?? !canMeetConditions(this, request, new Map([[this.key, state]]));
    this.refused.set(name, refused);
    return refused;
  }

  /** What the key may be and need not: absent, something else, or what the statement itself names beyond need. */
  private listStates(call: KeyCall, others: readonly SymbolicString[]): readonly KeyState[] {
    const named = this.variable.flatMap((value) => takeSample(value, situate(call)) ?? []);
    return ['absent', ...[...this.exclude([...others, ...named]), ...this.fixed].map((value) => [value])];
  }

  private exclude(values: readonly SymbolicString[]): readonly SymbolicString[] {
    return values.filter((value) => this.needed.excludes(value));
  }
}

function situate({ request }: KeyCall): Situation {
  return { request, chosen: new Map(), bounded: false };
}

/** Contexts of another bucket, and of any object of the bucket. */
function listOtherContexts({ binding: { contexts: [bucket] } }: KeyCall): readonly SymbolicString[] {
  return [`${bucket.split(':::')[0]}:::another bucket`, `${bucket}/${ANYTHING}`];
}
