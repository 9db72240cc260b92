import { createResourceKey } from '../assembly/resource-address';
import { at, decidedAt, listAt, textAt } from '../symbolic/json-members';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { display } from '../symbolic/symbolic-string';
import type { Bucket, DeploymentModel, Replication, Rule, UnreadReplication } from './deployment-model';
import type { Inventory, LocatedResource } from './inventory';
import type { ParameterSwitch } from './parameter-switch';
import type { SwitchedOn } from './parameter-switches';
import { explainCondition } from './policy-documents';
import type { ReplicationCall } from './replication-calls';
import { collectReplicationCalls, convertApiConfiguration, findFunctionRole } from './replication-calls';
import type { TemplateRule } from './replication-rules';
import { explainUnknownElement, readRule } from './replication-rules';
import { findSchemaProblems } from './schema/configuration-schema';

/** A replication configuration, resolved, with CloudFormation's names of elements. */
interface LocatedConfiguration {
  readonly located: LocatedResource;
  readonly bucket: Bucket;
  readonly propertyPath: string;
  /** The property path of the configuration itself. */
  readonly configurationPath: string;
  readonly configuration: unknown;
  readonly putBy?: SymbolicString;
}

/** Every replication configuration: of the buckets, and of custom resources that call S3. */
export function collectReplications(
  inventory: Inventory,
  buckets: readonly Bucket[],
  switches: SwitchedOn['switches'],
): Pick<DeploymentModel, 'replications' | 'unread' | 'switchedOff'> {
  const calls = collectReplicationCalls(inventory);
  const byName = new Map(buckets.map((bucket) => [bucket.name, bucket]));
  const configurations = [
    ...findBucketConfigurations(inventory, buckets),
    ...calls.flatMap((call) => findCallConfiguration(inventory, call, byName) ?? []),
  ];
  const configured = new Set(configurations.map(({ bucket }) => bucket.address));
  return {
    replications: configurations.map((each) =>
      readReplication(each, switches.get(createResourceKey(each.located.address)) ?? [])),
    unread: calls.flatMap((call) => explainUnreadCall(call, byName) ?? []),
    switchedOff: buckets.filter(({ address }) => !configured.has(address))
      .flatMap(({ address }) => (switches.get(createResourceKey(address)) ?? []).filter(({ given }) => given)
        .map((by) => ({ address, by }))),
  };
}

type BucketsByName = ReadonlyMap<SymbolicString, Bucket>;

function findBucketConfigurations(inventory: Inventory, buckets: readonly Bucket[]): readonly LocatedConfiguration[] {
  const propertyPath = 'Properties.ReplicationConfiguration';
  return inventory.findByType('AWS::S3::Bucket').flatMap((located, index) => {
    const configuration = inventory.resolveProperty(located, 'ReplicationConfiguration');
    return configuration === undefined ? []
      : [{ located, bucket: buckets[index], propertyPath, configurationPath: propertyPath, configuration }];
  });
}

/** Two buckets that replicate to each other need a call: in a template each would have to exist before the other. */
function findCallConfiguration(
  inventory: Inventory,
  { located, propertyPath, parameters, unresolved }: ReplicationCall,
  byName: BucketsByName,
): LocatedConfiguration | undefined {
  const bucket = unresolved === undefined ? byName.get(readBucketName(parameters)) : undefined;
  return bucket === undefined ? undefined : {
    located,
    bucket,
    propertyPath,
    configurationPath: `${propertyPath}.parameters.ReplicationConfiguration`,
    configuration: convertApiConfiguration(at(parameters, 'ReplicationConfiguration')),
    putBy: findFunctionRole(inventory, located),
  };
}

/** A configuration cannot be checked if its source bucket is in no template. */
function explainUnreadCall(call: ReplicationCall, byName: BucketsByName): UnreadReplication | undefined {
  const { located } = call;
  const name = readBucketName(call.parameters);
  const reason = call.unresolved ?? (byName.has(name) ? explainCondition(located)
    : `no template is known to have the bucket ${JSON.stringify(display(name))}`);
  return reason === undefined ? undefined : { address: located.address, propertyPath: call.propertyPath, reason };
}

function readBucketName(parameters: unknown): SymbolicString {
  return textAt(decidedAt(parameters, 'Bucket')) ?? '';
}

function readReplication(
  { located, bucket, propertyPath, configurationPath, configuration, putBy }: LocatedConfiguration,
  switches: readonly ParameterSwitch[],
): Replication {
  const templateRules = listRules(configuration);
  const reasons = templateRules.flatMap(({ value }) => explainUnknownElement(value) ?? []);
  const rules: Rule[] = [];
  const replication: Replication = {
    address: located.address,
    propertyPath,
    source: bucket,
    roleArn: textAt(configuration, 'Role') ?? '',
    rules,
    problems: findSchemaProblems(configuration, configurationPath),
    switches,
    putBy,
    unresolved: reasons[0],
  };
  const readable = templateRules.filter(({ value }) => explainUnknownElement(value) === undefined);
  rules.push(...readable.map((rule) => readRule(replication, `${configurationPath}.Rules`, rule)));
  return replication;
}

/** A configuration that is unknown as a whole counts as its only rule. */
function listRules(configuration: unknown): readonly TemplateRule[] {
  const items = typeof configuration === 'string' ? [configuration] : listAt(configuration, 'Rules');
  return items.map((value, index) => ({ value, index }));
}
