import { Analysis } from './analysis';
import type { ResourceAddress } from './assembly/resource-address';
import { CHECKS } from './checks/catalogue';
import type { Check } from './checks/check';
import { CONFIGURATION_ABSENT, CONFIGURATION_PRESENT } from './checks/configuration';
import type { Violation } from './checks/violation';
import type { Bucket, DeploymentModel, Replication, Rule } from './model/deployment-model';
import { formatRuleName } from './model/replication-rules';
import { formatFindingId } from './report/findings';
import type { Finding, ProofResult } from './report/findings';
import type { ReplicationContext, RuleContext } from './s3/replication-context';
import { getRuleContext } from './s3/replication-context';
import { display } from './symbolic/symbolic-string';

/** What is checked of a deployment. */
export interface ProofScope {
  readonly replications: (replication: Pick<Replication, 'address'>) => boolean;
  /** Whether what belongs to no replication is checked too. */
  readonly whole: boolean;
}

const EVERYTHING: ProofScope = { replications: () => true, whole: true };

/** Runs every check on every replication, or on some. */
export function prove(model: DeploymentModel, scope: ProofScope = EVERYTHING): ProofResult {
  const analysis = new Analysis(model);
  const replications = model.replications.filter(scope.replications);
  const findings = replications.flatMap((replication) => checkRules(analysis.replications.get(replication), analysis));
  return {
    findings: mergeAlike([
      ...findings,
      ...findAbsentConfigurations(model).filter(scope.replications).map(({ address }) => createAbsence(address)),
      ...(scope.whole ? checkModel(model) : []),
    ]),
    replications: replications.map(({ address }) => address),
    rules: replications.reduce((sum, { rules }) => sum + rules.filter(isEnabled).length, 0),
    calls: analysis.authorizer.calls,
  };
}

function checkModel(model: DeploymentModel): Finding[] {
  return CHECKS.flatMap((check) => (check.checkModel?.(model) ?? [])
    .map((found) => createFinding(check, found.address, { ...found })));
}

/** Of the source buckets that a construct of this library made: an override or an aspect took them out. */
function findAbsentConfigurations({ buckets, replications }: DeploymentModel): readonly Bucket[] {
  const sources = new Set(replications.map(({ source }) => source));
  return buckets.filter((bucket) => !sources.has(bucket) && bucket.made?.side === 'source');
}

/** The finding for a configuration that a construct made and no template has. */
export function createAbsence(address: ResourceAddress): Finding {
  return createFinding(CONFIGURATION_PRESENT, address, { address, propertyPath: 'Properties', ...CONFIGURATION_ABSENT });
}

function isEnabled({ status }: Rule): boolean {
  return status !== 'Disabled';
}

const OF_REPLICATION = CHECKS.filter(({ checkReplication }) => checkReplication);
const OF_PREFIX = CHECKS.filter(({ checkPrefix }) => checkPrefix);
const OF_RULE = CHECKS.filter(({ checkRule }) => checkRule);
const OF_DISABLED_RULE = OF_RULE.filter(({ disabledToo }) => disabledToo);

function checkRules(each: ReplicationContext, analysis: Analysis): Finding[] {
  const ruleContexts = each.replication.rules.filter(isEnabled).map((rule) => getRuleContext(each, rule));
  const byPrefix = new Map(ruleContexts.map((context) => [`${context.rule.prefix} ${context.rule.sseKms}`, context]));
  return [
    ...OF_REPLICATION.flatMap((check) => check.checkReplication!(each, analysis)
      .map((found) => finding(check, each, found))),
    ...[...byPrefix.values()].flatMap((context) => OF_PREFIX.flatMap((check) => check.checkPrefix!(context, analysis)
      .map((found) => finding(check, each, withDetail(found, display(context.rule.prefix)))))),
    ...each.replication.rules.flatMap((rule) => findInRule(getRuleContext(each, rule), analysis)),
  ];
}

function findInRule(context: RuleContext, analysis: Analysis): Finding[] {
  const { rule } = context;
  return (isEnabled(rule) ? OF_RULE : OF_DISABLED_RULE).flatMap((check) => check.checkRule!(context, analysis)
    .map((found) => finding(check, context, {
      propertyPath: rule.propertyPath,
      ...withDetail(found, formatRuleName(rule)),
    })));
}

function withDetail(found: Violation, detail: string): Violation {
  return { ...found, detail: [detail, found.detail].filter((part) => part).join(': ') };
}

function finding(check: Check, { replication }: ReplicationContext, found: Violation): Finding {
  const { address, propertyPath } = replication;
  return createFinding(check, address, { address, propertyPath, ...found });
}

/** A violation with what is the same for every violation of its check. */
export function createFinding(
  { id, call, failureReason, see, severity: usual, excess }: Check,
  replication: ResourceAddress,
  found: Violation & Required<Pick<Violation, 'address' | 'propertyPath'>>,
): Finding {
  const undecided = found.undecided ?? false;
  const severity = undecided ? 'warning' : found.severity ?? usual;
  return {
    call,
    failureReason,
    see,
    ...found,
    check: id,
    undecided,
    severity,
    level: excess ? 'excess' : found.level ?? (undecided ? 'undecided' : severity === 'error' ? 'fails' : 'info'),
    replication,
  };
}

/** What two rules of a replication violate alike is one finding. */
function mergeAlike(findings: readonly Finding[]): Finding[] {
  const byKey = new Map(findings.map((each) => [
    [formatFindingId(each), ...[each.address, each.replication].flatMap(resourceKey), each.propertyPath, each.message].join('\n'),
    each,
  ]));
  return [...byKey.values()];
}

function resourceKey({ templatePath, logicalId }: ResourceAddress): string[] {
  return [templatePath, logicalId];
}
