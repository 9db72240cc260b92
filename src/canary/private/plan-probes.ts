import { Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { ReplicationError } from '../../internal/errors/replication-error';
import { hasTags } from '../../rules/private/filter-data';
import type { PlannedRule } from '../../rules/private/planned-rule';

/** The objects that a canary writes, and the destinations that each of them is replicated to. */
export interface PlannedProbe {
  readonly prefix: string;
  /** What the filter of the rule asks for. */
  readonly tags: { readonly [key: string]: string };
  /** The ids of the destinations. */
  readonly destinations: readonly string[];
}

/**
 * Always the last part of where a canary writes, so that nothing else is below it: what is there is deleted, and a
 * lifecycle rule expires the rest.
 */
const FOLDER = 'replication-canary/';

/**
 * Where the canary writes for each destination that an enabled rule serves: in a folder of its own, below the stated
 * prefix, or inside of what a rule covers, with the tags of its filter.
 *
 * @throws CanaryWithoutRule, CanaryPrefixOutsideRules, CanaryPrefixNeedsTags
 */
export function planProbes(
  rules: readonly PlannedRule[],
  stated: string | undefined,
  scope: IConstruct,
): PlannedProbe[] {
  const enabled = rules.filter((rule) => rule.enabled);
  if (enabled.length === 0) {
    throw new ReplicationError('CanaryWithoutRule', scope, {
      problem: 'no rule of the replication is enabled',
      value: rules.map(({ id }) => id),
      remedy: 'enable the rule that the canary shall watch',
    });
  }
  const probes = new Map<string, PlannedProbe>();
  for (const id of [...new Set(enabled.map(({ destination }) => destination))].sort()) {
    const own = enabled.filter(({ destination }) => destination === id);
    const { prefix, tags } = stated === undefined ? chooseFolder(own) : requireCovered(stated, own, scope);
    const key = JSON.stringify([prefix, tags]);
    probes.set(key, { prefix, tags, destinations: [...probes.get(key)?.destinations ?? [], id] });
  }
  return [...probes.values()];
}

type Place = Pick<PlannedProbe, 'prefix' | 'tags'>;

/** A rule without tags if there is one, since tags may mean something to others; then the one that covers most. */
function chooseFolder(rules: readonly PlannedRule[]): Place {
  const [rule] = [...rules].sort((a, b) =>
    Number(hasTags(a.filter)) - Number(hasTags(b.filter)) || getPrefix(a).length - getPrefix(b).length);
  const [prefix, { tags = {} }] = [getPrefix(rule), rule.filter];
  const folder = prefix === '' || prefix.endsWith('/') || Token.isUnresolved(prefix) ? prefix : `${prefix}/`;
  return { prefix: `${folder}${FOLDER}`, tags };
}

function getPrefix({ filter: { prefix = '' } }: PlannedRule): string {
  return prefix;
}

function requireCovered(prefix: string, rules: readonly PlannedRule[], scope: IConstruct): Place {
  const covering = rules.filter((rule) => covers(getPrefix(rule), `${prefix}${FOLDER}`));
  if (covering.length === 0) {
    throw new ReplicationError('CanaryPrefixOutsideRules', scope, {
      problem: `no enabled rule for ${rules[0].destination} covers 'keyPrefix' of the canary`,
      value: { prefix, rules: rules.map(getPrefix) },
      remedy: "use a prefix inside of one of these, or leave 'keyPrefix' out",
    });
  }
  if (covering.every(({ filter }) => hasTags(filter))) {
    throw new ReplicationError('CanaryPrefixNeedsTags', scope, {
      problem: `the rules for ${rules[0].destination} that cover 'keyPrefix' of the canary replicate objects with certain tags alone`,
      value: { prefix, tags: covering.map(({ filter }) => filter.tags) },
      remedy: "leave 'keyPrefix' out: the canary then writes inside of what a rule covers, with its tags",
    });
  }
  return { prefix: `${prefix}${FOLDER}`, tags: {} };
}

/** What is known at deployment only is presumed to fit. */
function covers(rule: string, prefix: string): boolean {
  return Token.isUnresolved(rule) || Token.isUnresolved(prefix) || prefix.startsWith(rule);
}
