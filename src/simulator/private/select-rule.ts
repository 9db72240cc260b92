import { compareSetting } from '../../analysis/model/compare-setting';
import type { Rule } from '../../analysis/model/deployment-model';
import type { Match } from '../../analysis/symbolic/match';
import { allOf, anyOf } from '../../analysis/symbolic/match';
import { equal, matches, pattern } from '../../analysis/symbolic/pattern';
import { display } from '../../analysis/symbolic/symbolic-string';
import { notEligible, undecided } from './attempt-result';
import type { AttemptResult } from './attempt-result';
import type { ObjectVersion } from './object-version';
import { ruleText } from './rule-text';

/** What rules look at. */
export type Filtered = Pick<ObjectVersion, 'key' | 'tags'>;

/** The rule that decides for a destination, or why none does. */
export type Selection = { readonly rule: Rule } | { readonly rule?: undefined; readonly result: AttemptResult };

interface Candidate {
  readonly rule: Rule;
  readonly applies: Match;
}

/** Of the rules for one destination the one that applies; of several, that of the highest priority. */
export function selectRule(rules: readonly Rule[], object: Filtered): Selection {
  const candidates = rules
    .map((rule): Candidate => ({ rule, applies: allOf([compareSetting(rule.status, 'Enabled'), ...filter(rule, object)]) }))
    .filter(({ applies }) => applies !== 'none');
  if (candidates.length === 0) {
    return { result: notEligible(rules.map((rule) => missed(rule, object)).join('; ')) };
  }
  const [first] = candidates.sort((a, b) => priorityOf(b) - priorityOf(a));
  const unclear = first.applies !== 'all' || (candidates.length > 1 && candidates.some((each) => priorityOf(each) < 0));
  return unclear
    ? { result: undecided(`whether ${ruleText(first.rule)} applies is decided at deployment`) }
    : { rule: first.rule };
}

/** Below every priority of S3 where the templates do not say. */
function priorityOf({ rule: { priority } }: Candidate): number {
  return typeof priority === 'number' ? priority : -1;
}

function filter({ prefix, tags }: Rule, object: Filtered): Match[] {
  return [
    matches(pattern([prefix, { wildcard: '*' }]), object.key),
    ...tags.map((tag) => carried(tag, object)),
  ];
}

function carried(tag: Rule['tags'][number], { tags }: Filtered): Match {
  return anyOf(Object.entries(tags).map(([key, value]) => allOf([equal(tag.key, key), equal(tag.value, value)])));
}

function missed(rule: Rule, object: Filtered): string {
  const name = ruleText(rule);
  if (rule.status === 'Disabled') {
    return `${name} is disabled, and what is written meanwhile is not caught up`;
  }
  const [prefixMatches] = filter(rule, object);
  return prefixMatches === 'none'
    ? `${name} is for objects below ${JSON.stringify(display(rule.prefix))}`
    : `${name} is for objects that carry ${tagText(rule)} when they are written`;
}

function tagText({ tags }: Rule): string {
  return tags.map(({ key, value }) => `${display(key)}=${display(value)}`).join(', ');
}
