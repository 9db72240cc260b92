import { Analysis } from './analysis';
import type { ReplicationCase } from './s3/replication-context';
import { routeOf } from './s3/replication-context';
import { findingId } from './report/finding-id';
import type { Finding, Verdict } from './report/findings';
import { REQUIREMENTS } from './checks/catalogue';
import type { Found, Requirement } from './checks/check';
import { nameOfRule } from './model/rule-name';
import { display } from './symbolic/symbolic-string';
import type { Place } from './assembly/resource-address';
import type { Replication, Rule, World } from './model/deployment-model';

/** What is judged of a world. */
export interface Extent {
  readonly replications: (replication: Replication) => boolean;
  /** Whether what belongs to no replication is judged too. */
  readonly whole: boolean;
}

const EVERYTHING: Extent = { replications: () => true, whole: true };

/** Puts every requirement to every replication, or to some. */
export function prove(world: World, extent: Extent = EVERYTHING): Verdict {
  const analysis = new Analysis(world);
  const replications = world.replications.filter(extent.replications);
  const findings = replications.flatMap((replication) => judged(analysis.cases.of(replication), analysis));
  return {
    findings: distinct([...findings, ...(extent.whole ? ofWorld(world) : [])]),
    replications: replications.length,
    rules: replications.reduce((sum, { rules }) => sum + rules.filter(isEnabled).length, 0),
    calls: analysis.judge.calls,
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

function judged(each: ReplicationCase, analysis: Analysis): Finding[] {
  const routes = each.replication.rules.filter(isEnabled).map((rule) => routeOf(each, rule));
  const byPrefix = new Map(routes.map((route) => [`${route.rule.prefix} ${route.rule.sseKms}`, route]));
  return [
    ...OF_REPLICATION.flatMap((requirement) => requirement.ofReplication!(each, analysis)
      .map((found) => finding(requirement, each, found))),
    ...[...byPrefix.values()].flatMap((route) => OF_PREFIX.flatMap((requirement) => requirement.ofPrefix!(route, analysis)
      .map((found) => finding(requirement, each, withDetail(found, display(route.rule.prefix)))))),
    ...routes.flatMap((route) => OF_RULE.flatMap((requirement) => requirement.ofRule!(route, analysis)
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

/** What two rules of a replication show alike is one finding. */
function distinct(findings: readonly Finding[]): Finding[] {
  const byKey = new Map(findings.map((each) => [
    [findingId(each), ...[each.place, each.replication].flatMap(resourceKey), each.location, each.message].join('\n'),
    each,
  ]));
  return [...byKey.values()];
}

function resourceKey({ templatePath, logicalId }: Place): string[] {
  return [templatePath, logicalId];
}
