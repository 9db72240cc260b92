import type { Match } from '../symbolic/match';
import type { Decision, Outcome } from './decision';
import type { EffectResult } from './effect-result';
import { evaluateDenies } from './effect-result';
import type { EvaluationContext } from './evaluation-context';
import type { Situation } from './request';
import type { RequiredAllow } from './required-allows';
import { listRequiredAllows } from './required-allows';

/** The decision in one situation, without what explains it to a person. */
export interface PartialDecision extends Determination {
  readonly situation: Situation;
  /** The statements that an undecided outcome depends on. */
  readonly dependences: readonly Dependence[];
  /** What else it depends on, in words. */
  readonly reasons: readonly string[];
}

type Determination = Pick<Decision, 'outcome' | 'cause' | 'missing' | 'statement'>;

/** The statements of one effect that may apply. */
export interface Dependence {
  readonly effect: 'Allow' | 'Deny';
  readonly situation: Situation;
}

const WORST_OUTCOME_FIRST: readonly Outcome[] = ['denied', 'partly', 'undecided', 'allowed'];

/** For the required allows that do not allow every object, the worst first. */
const WORST_ALLOW_FIRST: readonly Match[] = ['none', 'some', 'unknown'];

export function decidePartially(
  context: EvaluationContext,
  situation: Situation,
  sameAccount: boolean,
): PartialDecision {
  const deny = evaluateDenies(context.all, situation);
  const required = listRequiredAllows(context, situation, sameAccount);
  const lacking = findWorstAllow(required);
  const determination = determine(deny, lacking, required);
  const effects = [...deny.match === 'unknown' ? ['Deny' as const] : [], ...lacking ? ['Allow' as const] : []];
  return {
    ...determination,
    situation,
    dependences: determination.outcome === 'undecided' ? effects.map((effect) => ({ effect, situation })) : [],
    reasons: [],
  };
}

/** `undefined` where all allow, as for most requests. */
function findWorstAllow(required: readonly RequiredAllow[]): RequiredAllow | undefined {
  const worst = required.every(({ match }) => match === 'all') ? undefined
    : WORST_ALLOW_FIRST.find((each) => required.some(({ match }) => match === each));
  return worst && required.find(({ match }) => match === worst);
}

/** What is certain comes first, and an explicit deny before an implicit one, as AWS evaluates them. */
function determine(
  deny: EffectResult,
  lacking: RequiredAllow | undefined,
  required: readonly RequiredAllow[],
): Determination {
  // a Deny applies to every object
  if (deny.match === 'all') {
    return { outcome: 'denied', cause: 'explicit deny', statement: deny.statement };
  }
  // a required policy allows no object
  if (lacking?.match === 'none') {
    return { outcome: 'denied', ...denyImplicitly(lacking) };
  }
  // a Deny applies to some objects
  if (deny.match === 'some') {
    return { outcome: 'partly', cause: 'explicit deny', statement: deny.statement };
  }
  // a required policy allows some objects
  if (lacking?.match === 'some') {
    return { outcome: 'partly', ...denyImplicitly(lacking) };
  }
  // no Deny applies, and every required policy allows every object
  if (deny.match === 'none' && !lacking) {
    return { outcome: 'allowed', statement: selectDeterminingAllow(required).statement };
  }
  // a Deny may apply, or a required policy may not allow
  return { outcome: 'undecided', ...explainUndecided(deny, lacking) };
}

/** The identity policy says more about the caller than a key policy that lets the account delegate. */
function selectDeterminingAllow(required: readonly RequiredAllow[]): RequiredAllow {
  return required.find(({ missing }) => missing === 'identity policy') ?? required[0];
}

function denyImplicitly({ missing }: RequiredAllow): Pick<Determination, 'cause' | 'missing'> {
  return { cause: missing === 'permissions boundary' ? 'boundary' : 'implicit deny', missing };
}

function explainUndecided(deny: EffectResult, lacking: RequiredAllow | undefined): Omit<Determination, 'outcome'> {
  const missing = lacking && { missing: lacking.missing };
  if (deny.statement) {
    return { cause: 'explicit deny', statement: deny.statement, ...missing };
  }
  return lacking?.statement ? denyImplicitly(lacking) : { cause: 'unknown', ...missing };
}

/** The decision for a request that is in one of several situations, and nobody knows in which. */
export function mergePartials(partials: readonly PartialDecision[], reason: string): PartialDecision {
  const outcomes = partials.map(({ outcome }) => outcome);
  const worst = partials[findWorst(outcomes)];
  const dependences = partials.flatMap((partial) => partial.dependences);
  const reasons = partials.flatMap((partial) => partial.reasons);
  if (outcomes.every((outcome) => outcome === outcomes[0])) {
    return { ...worst, dependences, reasons };
  }
  // at least some objects are denied in every situation
  if (outcomes.every((outcome) => outcome === 'denied' || outcome === 'partly')) {
    return partials[outcomes.indexOf('partly')];
  }
  return { ...worst, outcome: 'undecided', dependences, reasons: [...reasons, reason] };
}

function findWorst(outcomes: readonly Outcome[]): number {
  return outcomes.indexOf(WORST_OUTCOME_FIRST.find((outcome) => outcomes.includes(outcome))!);
}
