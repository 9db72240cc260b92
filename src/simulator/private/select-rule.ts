import type { Rule } from '../../analysis/model/deployment-model';
import { allOf, anyOf, compareSetting } from '../../analysis/symbolic/match';
import type { Match } from '../../analysis/symbolic/match';
import { equal, matches, pattern } from '../../analysis/symbolic/pattern';
import { display } from '../../analysis/symbolic/symbolic-string';
import { notEligible, undecided } from './attempt-result';
import type { AttemptResult } from './attempt-result';
import { describeRule } from './describe';
import type { ObjectVersion } from './object-version';

/** What the filters of rules look at. */
export type FilteredObject = Pick<ObjectVersion, 'key' | 'tags'>;

/** The rule that applies for a destination, or why none does. */
export type Selection = { readonly rule: Rule } | { readonly rule?: undefined; readonly result: AttemptResult };

interface Candidate {
  readonly rule: Rule;
  readonly applies: Match;
}

/** Selects the rule of the highest priority among those that apply to the object, for one destination. */
export function selectRule(rules: readonly Rule[], object: FilteredObject): Selection {
  const candidates = rules
    .map((rule): Candidate => ({ rule, applies: allOf([compareSetting(rule.status, 'Enabled'), ...matchFilter(rule, object)]) }))
    .filter(({ applies }) => applies !== 'none');
  if (candidates.length === 0) {
    return { result: notEligible(rules.map((rule) => explainMismatch(rule, object)).join('; ')) };
  }
  const [first] = candidates.sort((a, b) => getPriority(b) - getPriority(a));
  const unclear = first.applies !== 'all' || (candidates.length > 1 && candidates.some((each) => getPriority(each) < 0));
  return unclear
    ? { result: undecided(`whether ${describeRule(first.rule)} applies is decided at deployment`) }
    : { rule: first.rule };
}

/** A priority that is known at deployment only sorts below every priority that S3 accepts. */
function getPriority({ rule: { priority } }: Candidate): number {
  return typeof priority === 'number' ? priority : -1;
}

function matchFilter({ prefix, tags }: Rule, object: FilteredObject): Match[] {
  return [
    matches(pattern([prefix, { wildcard: '*' }]), object.key),
    ...tags.map((tag) => matchTag(tag, object)),
  ];
}

function matchTag(tag: Rule['tags'][number], { tags }: FilteredObject): Match {
  return anyOf(Object.entries(tags).map(([key, value]) => allOf([equal(tag.key, key), equal(tag.value, value)])));
}

function explainMismatch(rule: Rule, object: FilteredObject): string {
  const name = describeRule(rule);
  if (rule.status === 'Disabled') {
    return `${name} is disabled, and what is written meanwhile is not caught up`;
  }
  if (compareSetting(rule.status, 'Enabled') === 'none') {
    return `${name} has a Status that is neither Enabled nor Disabled, and S3 refuses the configuration`;
  }
  const [prefixMatches] = matchFilter(rule, object);
  return prefixMatches === 'none'
    ? `${name} is for objects below ${JSON.stringify(display(rule.prefix))}`
    : `${name} is for objects that carry ${describeTags(rule)} when they are written`;
}

function describeTags({ tags }: Rule): string {
  return tags.map(({ key, value }) => `${display(key)}=${display(value)}`).join(', ');
}
