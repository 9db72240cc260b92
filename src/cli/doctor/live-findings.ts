import type { ResourceAddress } from '../../analysis/assembly/resource-address';
import { formatAddress } from '../../analysis/assembly/resource-address';
import type { Violation } from '../../analysis/checks/violation';
import type { DeploymentModel } from '../../analysis/model/deployment-model';
import { createFinding } from '../../analysis/prove';
import type { Finding } from '../../analysis/report/findings';
import { display } from '../../analysis/symbolic/symbolic-string';
import { findUnheardFailures } from './failure-events';
import { LIVE_CHECKS } from './live-checks';
import type { LiveKey } from './read-key';
import type { RuleMetrics } from './read-metrics';
import type { Unread } from './reader';
import type { LiveWorld, Missing } from './world';

/** About what is yet to be deployed, of templates that nobody wrote: what is there was not refused. */
const DEPLOYMENT_CHECKS: ReadonlySet<string> = new Set([
  'DestinationFirst', 'NamedResourcesExist', 'PrincipalsExist', 'NoStackCycle', 'NoResourceCycle', 'IamNamesUnique',
  'InlinePolicyNamesUnique', 'AliasNamesUnique', 'BucketNamesUnique', 'TemplateFormat', 'TemplateWellFormed', 'PropertiesWellFormed',
  'BucketPolicyPlace', 'PublicPolicyBlocked', 'OneBucketPolicy', 'ObjectLockStated', 'ConfigurationShape', 'ConfigurationPresent',
]);

/** What is said of something in no template, where an account says that it is not there. */
const REPLACED: { readonly [kind in Missing['kind']]: string } = {
  destination: 'DestinationKnown', sourceKey: 'SourceKeyKnown', replicaKey: 'ReplicaKeyKnown', role: 'RoleKnown',
};

/** The findings of the proof, in the words of an account, and without those that concern deployment alone. */
export function adaptFindings(findings: readonly Finding[], world: LiveWorld): Finding[] {
  return findings
    .filter(({ check, replication }) => !DEPLOYMENT_CHECKS.has(check) && !world.missing.some(({ kind, source }) =>
      REPLACED[kind] === check && source === formatAddress(replication)))
    // the keys of AWS are administered by AWS
    .filter(({ check, address }) => check !== 'KeyAdministrable' || !world.keys.some(({ arn, awsManaged }) =>
      awsManaged && arn === formatAddress(address)))
    .map((finding) => describeState(finding, world.keys))
    .map((finding) => (finding.undecided ? describeUnread(finding, world.unread) : finding));
}

/** What a key is in, beside enabled or disabled. */
function describeState(finding: Finding, keys: readonly LiveKey[]): Finding {
  const key = /KeyEnabled$/.test(finding.check) ? keys.find(({ arn }) => arn === formatAddress(finding.address)) : undefined;
  return key?.state === undefined ? finding : {
    ...finding,
    message: `${finding.check === 'SourceKeyEnabled' ? 'the key of the source bucket' : 'the key of the replicas'} is in the state ${
      key.state}${key.deletionDate === undefined ? '' : ` and is deleted on ${key.deletionDate}`}, so that nothing can be encrypted or decrypted with it`,
    fix: STATE_FIXES[key.state] ?? 'bring the key into the state Enabled',
  };
}

/** @see https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html */
const STATE_FIXES: Readonly<Record<string, string>> = {
  Disabled: 'enable the key: aws kms enable-key',
  PendingDeletion: 'cancel the deletion, and enable the key: aws kms cancel-key-deletion, aws kms enable-key',
  PendingImport: 'import the key material, which has expired or was never there: aws kms import-key-material',
  Unavailable: 'connect the custom key store that has the key: aws kms connect-custom-key-store',
};

/** What to grant, so that it can be decided. */
function describeUnread(finding: Finding, unread: readonly Unread[]): Finding {
  const { message, address } = finding;
  const shown = display(message);
  const named = unread.filter(({ action, resource }) =>
    action !== undefined && shown.includes(action) && shown.includes(resource));
  const own = unread.filter(({ resource }) => resource !== '' && (shown.includes(resource) || formatAddress(address).endsWith(resource)));
  const causes = named.length > 0 ? named : own;
  return {
    ...finding,
    message: message.replaceAll('is not in the templates', 'could not be read').replaceAll('the templates', 'the account'),
    fix: causes.length === 0 ? finding.fix : [...new Set(causes.map(describeGrant))].join('; '),
  };
}

/** What would let something be read. */
export function describeGrant({ action, operation, resource, account, region, refusal }: Unread): string {
  return {
    denied: `grant ${action ?? operation} on ${resource} to the reader of account ${account}`,
    region: `enable ${region} for account ${account}, or check the credentials there`,
    throttled: `run it again later: ${operation} is throttled in ${region}`,
    account: `give credentials for account ${account}: --destination-profile or --destination-role-arn`,
    other: `${operation} on ${resource} failed with ${refusal.message}`,
  }[refusal.kind];
}

/** Where a source bucket is in the model. */
export function findSource(model: DeploymentModel, arn: string): ResourceAddress {
  return model.buckets.find((bucket) => bucket.arn === arn)!.address;
}

/** What only an account shows. */
export function findLive(
  model: DeploymentModel,
  { missing, keys, sources }: LiveWorld,
  metrics: readonly RuleMetrics[],
): Finding[] {
  const create = (check: keyof typeof LIVE_CHECKS, source: string, violation: Violation) => {
    const address = findSource(model, source);
    return createFinding(LIVE_CHECKS[check], address, { address, propertyPath: 'Properties.ReplicationConfiguration', ...violation });
  };
  return [
    ...missing.map(({ kind, name, source, propertyPath }) => create(kind, source, {
      propertyPath,
      message: `${MISSING[kind].what} ${name} does not exist`,
      fix: MISSING[kind].fix,
    })),
    ...keys.filter(({ shared }) => shared).map(({ arn }) => create('shared', sources[0].arn, {
      detail: arn,
      address: model.findKey(arn)!.address,
      propertyPath: 'Properties.KeyPolicy',
      message: 'the key has a policy AWS_RAM beside its own, which shares it with other accounts; both were evaluated',
      fix: 'nothing, if it is meant to be shared; otherwise remove the resource share',
    })),
    ...sources.flatMap((source) => findUnheardFailures(source).map((violation) => create('unheard', source.arn, violation))),
    ...metrics.flatMap((each) =>
      describeMetrics(each).map(([check, violation]) => create(check, each.source, violation))),
  ];
}

const MISSING: { readonly [kind in Missing['kind']]: { readonly what: string; readonly fix: string } } = {
  destination: { what: 'the destination bucket', fix: 'create it again, versioned and with its policy, or correct the rule' },
  sourceKey: { what: 'the key of the source bucket', fix: 'name a key that exists as the default; a deleted key cannot be brought back' },
  replicaKey: { what: 'the key of the replicas', fix: 'name a key that exists in the Region of the destination bucket' },
  role: { what: 'the role', fix: 'create the role again under this name, or put a configuration with another one' },
};

const LATE_SECONDS = 900;
const HOURS = 3;

function describeMetrics({ ruleId, destination, failed, pending, latency }: RuleMetrics): (readonly ['failed' | 'behind', Violation])[] {
  const newest = pending.slice(0, HOURS);
  const isBehind = newest.length === HOURS && newest.every((count) => count > 0) && (latency ?? 0) > LATE_SECONDS;
  return [
    ...(failed === undefined || failed === 0 ? [] : [['failed', {
      detail: ruleId,
      message: `${failed} operations of the rule ${ruleId} failed to replicate to ${destination} in the last day`,
      fix: 'give one of the keys with --key, and replicate them again with S3 Batch Replication once the cause is away',
    }] as const]),
    ...(isBehind ? [['behind', {
      detail: ruleId,
      message: `${newest[0]} operations of the rule ${ruleId} are pending, some for ${latency} seconds, and there were some in each of the last ${HOURS} hours`,
      fix: 'give one of the keys with --key; where nothing keeps it from replicating, compare with the request rate of the bucket and the key',
    }] as const] : []),
  ];
}
