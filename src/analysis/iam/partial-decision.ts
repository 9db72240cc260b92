import type { Truth } from '../symbolic/match';
import type { Bench } from './evaluation-context';
import type { Decision, Outcome } from './decision';
import { stepsOf } from './required-allows';
import type { Step } from './required-allows';
import type { Side } from './effect-result';
import { denied } from './effect-result';
import type { Situation } from './situation';

/** A decision about one situation, without what explains it to a person. */
export interface Ruling extends Pick<Decision, 'outcome' | 'cause' | 'missing' | 'statement'> {
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

const WORST_FIRST: readonly Truth[] = ['no', 'some', 'maybe'];

export function rulingOf(bench: Bench, situation: Situation, sameAccount: boolean): Ruling {
  const deny = denied(bench.all, situation);
  const steps = stepsOf(bench, situation, sameAccount);
  const lacking = WORST_FIRST.flatMap((truth) => steps.find((step) => step.truth === truth) ?? [])[0];
  const judgement = judged(deny, lacking, steps);
  const effects = [...deny.truth === 'maybe' ? ['Deny' as const] : [], ...lacking ? ['Allow' as const] : []];
  const depends = judgement.outcome === 'undecided' ? effects.map((effect) => ({ effect, situation })) : [];
  return { ...judgement, situation, depends, reasons: [] };
}

type Judgement = Omit<Ruling, 'situation' | 'depends' | 'reasons'>;

function judged(deny: Side, lacking: Step | undefined, steps: readonly Step[]): Judgement {
  const explicit = { cause: 'explicit deny', statement: deny.statement } as const;
  if (deny.truth === 'yes') {
    return { outcome: 'denied', ...explicit };
  }
  if (lacking?.truth === 'no') {
    return { outcome: 'denied', ...lack(lacking) };
  }
  if (deny.truth === 'some') {
    return { outcome: 'partly', ...explicit };
  }
  if (lacking?.truth === 'some') {
    return { outcome: 'partly', ...lack(lacking) };
  }
  return deny.truth === 'no' && !lacking
    ? { outcome: 'allowed', statement: closest(steps).statement }
    : { outcome: 'undecided', ...undecided(deny, lacking) };
}

/** What allows the caller in particular says more than what lets the account decide. */
function closest(steps: readonly Step[]): Step {
  return steps.find(({ missing }) => missing === 'identity policy') ?? steps[0];
}

function lack({ missing }: Step): Pick<Ruling, 'cause' | 'missing'> {
  return { cause: missing === 'permissions boundary' ? 'boundary' : 'not allowed', missing };
}

function undecided(deny: Side, lacking: Step | undefined): Omit<Judgement, 'outcome'> {
  const missing = lacking && { missing: lacking.missing };
  if (deny.statement) {
    return { cause: 'explicit deny', statement: deny.statement, ...missing };
  }
  return lacking?.statement ? lack(lacking) : { cause: 'unknown', ...missing };
}

/** What holds in every one of several situations; otherwise it depends on which one it is. */
export function merged(rulings: readonly Ruling[], reason: string): Ruling {
  const outcomes = rulings.map(({ outcome }) => outcome);
  const worst = rulings[indexOfWorst(outcomes)];
  const depends = rulings.flatMap((ruling) => ruling.depends);
  const reasons = rulings.flatMap((ruling) => ruling.reasons);
  if (outcomes.every((outcome) => outcome === outcomes[0])) {
    return { ...worst, depends, reasons };
  }
  if (outcomes.every((outcome) => outcome === 'denied' || outcome === 'partly')) {
    return rulings[outcomes.indexOf('partly')];
  }
  return { ...worst, outcome: 'undecided', depends, reasons: [...reasons, reason] };
}

function indexOfWorst(outcomes: readonly Outcome[]): number {
  return outcomes.indexOf(OUTCOMES.find((outcome) => outcomes.includes(outcome))!);
}
