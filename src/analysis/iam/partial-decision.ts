import type { Match } from '../symbolic/match';
import type { EvaluationContext } from './evaluation-context';
import type { Decision, Outcome } from './decision';
import { listRequiredAllows } from './required-allows';
import type { RequiredAllow } from './required-allows';
import type { EffectResult } from './effect-result';
import { evaluateDenies } from './effect-result';
import type { Situation } from './situation';

/** A decision about one situation, without what explains it to a person. */
export interface PartialDecision extends Pick<Decision, 'outcome' | 'cause' | 'missing' | 'statement'> {
  readonly situation: Situation;
  /** The statements that it depends on. */
  readonly depends: readonly Dependence[];
  /** What else it depends on, in words. */
  readonly reasons: readonly string[];
}

/** Statements of one effect that apply perhaps. */
export interface Dependence {
  readonly effect: 'Allow' | 'Deny';
  readonly situation: Situation;
}

/** From worst to best. */
const OUTCOMES: readonly Outcome[] = ['denied', 'partly', 'undecided', 'allowed'];

const WORST_FIRST: readonly Match[] = ['none', 'some', 'unknown'];

export function decidePartially(context: EvaluationContext, situation: Situation, sameAccount: boolean): PartialDecision {
  const deny = evaluateDenies(context.all, situation);
  const required = listRequiredAllows(context, situation, sameAccount);
  const lacking = WORST_FIRST.flatMap((match) => required.find((allow) => allow.match === match) ?? [])[0];
  const judgement = combine(deny, lacking, required);
  const effects = [...deny.match === 'unknown' ? ['Deny' as const] : [], ...lacking ? ['Allow' as const] : []];
  const depends = judgement.outcome === 'undecided' ? effects.map((effect) => ({ effect, situation })) : [];
  return { ...judgement, situation, depends, reasons: [] };
}

type Outcome_ = Omit<PartialDecision, 'situation' | 'depends' | 'reasons'>;

function combine(deny: EffectResult, lacking: RequiredAllow | undefined, required: readonly RequiredAllow[]): Outcome_ {
  const explicit = { cause: 'explicit deny', statement: deny.statement } as const;
  if (deny.match === 'all') {
    return { outcome: 'denied', ...explicit };
  }
  if (lacking?.match === 'none') {
    return { outcome: 'denied', ...lack(lacking) };
  }
  if (deny.match === 'some') {
    return { outcome: 'partly', ...explicit };
  }
  if (lacking?.match === 'some') {
    return { outcome: 'partly', ...lack(lacking) };
  }
  return deny.match === 'none' && !lacking
    ? { outcome: 'allowed', statement: closest(required).statement }
    : { outcome: 'undecided', ...undecided(deny, lacking) };
}

/** What allows the caller in particular says more than what lets the account decide. */
function closest(required: readonly RequiredAllow[]): RequiredAllow {
  return required.find(({ missing }) => missing === 'identity policy') ?? required[0];
}

function lack({ missing }: RequiredAllow): Pick<PartialDecision, 'cause' | 'missing'> {
  return { cause: missing === 'permissions boundary' ? 'boundary' : 'implicit deny', missing };
}

function undecided(deny: EffectResult, lacking: RequiredAllow | undefined): Omit<Outcome_, 'outcome'> {
  const missing = lacking && { missing: lacking.missing };
  if (deny.statement) {
    return { cause: 'explicit deny', statement: deny.statement, ...missing };
  }
  return lacking?.statement ? lack(lacking) : { cause: 'unknown', ...missing };
}

/** What holds in every one of several situations; otherwise it depends on which one it is. */
export function mergePartials(partials: readonly PartialDecision[], reason: string): PartialDecision {
  const outcomes = partials.map(({ outcome }) => outcome);
  const worst = partials[indexOfWorst(outcomes)];
  const depends = partials.flatMap((partial) => partial.depends);
  const reasons = partials.flatMap((partial) => partial.reasons);
  if (outcomes.every((outcome) => outcome === outcomes[0])) {
    return { ...worst, depends, reasons };
  }
  if (outcomes.every((outcome) => outcome === 'denied' || outcome === 'partly')) {
    return partials[outcomes.indexOf('partly')];
  }
  return { ...worst, outcome: 'undecided', depends, reasons: [...reasons, reason] };
}

function indexOfWorst(outcomes: readonly Outcome[]): number {
  return outcomes.indexOf(OUTCOMES.find((outcome) => outcomes.includes(outcome))!);
}
