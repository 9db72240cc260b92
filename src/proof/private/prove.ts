import type { ReplicationCase } from './calls/route';
import { replicationCase, routeOf } from './calls/route';
import { findingId } from './finding-id';
import type { Finding, Verdict } from './findings';
import { Judge } from './judge';
import { REQUIREMENTS } from './requirements/catalogue';
import type { Found, Requirement } from './requirements/requirement';
import { nameOfRule } from './rule-name';
import { display } from './text/text';
import type { Place } from './world/place';
import type { Replication, Rule, World } from './world/world';

/** What is judged of a world. */
export interface Extent {
  readonly replications: (replication: Replication) => boolean;
  /** Whether what belongs to no replication is judged too. */
  readonly whole: boolean;
}

const EVERYTHING: Extent = { replications: () => true, whole: true };

/** Puts every requirement to every replication, or to some. */
export function prove(world: World, extent: Extent = EVERYTHING): Verdict {
  const judge = new Judge();
  const replications = world.replications.filter(extent.replications);
  const findings = replications.flatMap((replication) => judged(replicationCase(world, replication), judge));
  return {
    findings: distinct([...findings, ...(extent.whole ? ofWorld(world) : [])]),
    replications: replications.length,
    rules: replications.reduce((sum, { rules }) => sum + rules.filter(isEnabled).length, 0),
    calls: judge.calls,
  };
}

function ofWorld(world: World): Finding[] {
  return REQUIREMENTS.flatMap((requirement) => (requirement.ofWorld?.(world) ?? [])
    .map((found) => completed(requirement, found.place, { ...found })));
}

function isEnabled({ status }: Rule): boolean {
  return status !== 'Disabled';
}

const OF_REPLICATION = REQUIREMENTS.filter(({ ofReplication }) => ofReplication);
const OF_PREFIX = REQUIREMENTS.filter(({ ofPrefix }) => ofPrefix);
const OF_RULE = REQUIREMENTS.filter(({ ofRule }) => ofRule);

function judged(each: ReplicationCase, judge: Judge): Finding[] {
  const routes = each.replication.rules.filter(isEnabled).map((rule) => routeOf(each, rule));
  const byPrefix = new Map(routes.map((route) => [`${route.rule.prefix} ${route.rule.sseKms}`, route]));
  return [
    ...OF_REPLICATION.flatMap((requirement) => requirement.ofReplication!(each, judge)
      .map((found) => finding(requirement, each, found))),
    ...[...byPrefix.values()].flatMap((route) => OF_PREFIX.flatMap((requirement) => requirement.ofPrefix!(route, judge)
      .map((found) => finding(requirement, each, withDetail(found, display(route.rule.prefix)))))),
    ...routes.flatMap((route) => OF_RULE.flatMap((requirement) => requirement.ofRule!(route, judge)
      .map((found) => finding(requirement, each, {
        location: route.rule.location,
        ...withDetail(found, nameOfRule(route.rule)),
      })))),
  ];
}

function withDetail(found: Found, detail: string): Found {
  return { ...found, detail: [detail, found.detail].filter((part) => part).join(': ') };
}

function finding(requirement: Requirement, { replication }: ReplicationCase, found: Found): Finding {
  const { place, location } = replication;
  return completed(requirement, place, { place, location, ...found });
}

/** A finding of a requirement. */
export function completed(
  { id, call, failureReason, see, severity }: Requirement,
  replication: Place,
  found: Found & Required<Pick<Found, 'place' | 'location'>>,
): Finding {
  const undecided = found.undecided ?? false;
  return {
    call,
    failureReason,
    see,
    ...found,
    requirement: id,
    undecided,
    severity: undecided ? 'warning' : found.severity ?? severity,
    replication,
  };
}

/** What is found for two rules or two replications alike is said once. */
function distinct(findings: readonly Finding[]): Finding[] {
  const byKey = new Map(findings.map((each) =>
    [[findingId(each), each.place.templatePath, each.place.logicalId, each.location, each.message].join('\n'), each]));
  return [...byKey.values()];
}
