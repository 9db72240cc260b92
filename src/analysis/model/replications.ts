import type { SymbolicString } from '../symbolic/symbolic-string';
import { display } from '../symbolic/symbolic-string';
import { fromApi } from './api-configuration';
import { doubtOf } from './documents';
import type { Inventory, Located } from './inventory';
import type { ReplicationCall } from './custom-resource-calls';
import { CALL_PATH, callsIn } from './custom-resource-calls';
import type { RawRule } from './replication-rules';
import { readRule, unreadable } from './replication-rules';
import { shapeProblems } from './schema/find-schema-problems';
import { at, decidedAt, listAt, textAt } from '../symbolic/json-members';
import type { Bucket, Replication, Rule, UnreadReplication, DeploymentModel } from './deployment-model';

/** A configuration as it stands in a template, in CloudFormation's casing. */
interface Source {
  readonly located: Located;
  readonly bucket: Bucket;
  readonly propertyPath: string;
  /** Of what has the rules in it. */
  readonly configurationLocation: string;
  readonly configuration: unknown;
}

/** Every replication configuration of a bucket, whoever puts it there. */
export function collectReplications(inventory: Inventory, buckets: readonly Bucket[]): Collected {
  const calls = callsIn(inventory);
  const byName = new Map(buckets.map((bucket) => [bucket.name, bucket]));
  const sources = [...ofBuckets(inventory, buckets), ...calls.flatMap((call) => ofCall(call, byName))];
  return {
    replications: sources.map(replicationOf),
    unread: calls.flatMap((call) => unreadOf(call, byName)),
  };
}

type Collected = Pick<DeploymentModel, 'replications' | 'unread'>;
type BucketsByName = ReadonlyMap<SymbolicString, Bucket>;

function ofBuckets(inventory: Inventory, buckets: readonly Bucket[]): readonly Source[] {
  const propertyPath = 'Properties.ReplicationConfiguration';
  return inventory.ofType('AWS::S3::Bucket').flatMap((located, index) => {
    const configuration = inventory.property(located, 'ReplicationConfiguration');
    return configuration === undefined ? []
      : [{ located, bucket: buckets[index], propertyPath, configurationLocation: propertyPath, configuration }];
  });
}

/** For two buckets that replicate to each other. */
function ofCall({ located, parameters }: ReplicationCall, byName: BucketsByName): readonly Source[] {
  const bucket = byName.get(bucketNameOf(parameters));
  return bucket === undefined ? [] : [{
    located,
    bucket,
    propertyPath: CALL_PATH,
    configurationLocation: `${CALL_PATH}.parameters.ReplicationConfiguration`,
    configuration: fromApi(at(parameters, 'ReplicationConfiguration')),
  }];
}

/** Of a bucket that no template has nothing is known to judge a configuration by. */
function unreadOf(call: ReplicationCall, byName: BucketsByName): readonly UnreadReplication[] {
  const { located } = call;
  const name = bucketNameOf(call.parameters);
  const reason = call.unreadable
    ?? (byName.has(name) ? doubtOf(located) : `no template is known to have the bucket ${JSON.stringify(display(name))}`);
  return reason === undefined ? [] : [{ address: located.address, propertyPath: CALL_PATH, reason }];
}

function bucketNameOf(parameters: unknown): SymbolicString {
  return textAt(decidedAt(parameters, 'Bucket')) ?? '';
}

function replicationOf({ located, bucket, propertyPath, configurationLocation, configuration }: Source): Replication {
  const raw = rulesIn(configuration);
  const reasons = raw.flatMap(({ value }) => unreadable(value) ?? []);
  const rulesLocation = `${configurationLocation}.Rules`;
  const rules: Rule[] = [];
  const replication: Replication = {
    address: located.address,
    propertyPath,
    source: bucket,
    roleArn: textAt(configuration, 'Role') ?? '',
    rules,
    problems: shapeProblems(configuration, configurationLocation),
    unresolved: reasons[0],
  };
  const readable = raw.filter(({ value }) => unreadable(value) === undefined);
  rules.push(...readable.map((rule) => readRule(replication, rulesLocation, rule)));
  return replication;
}

/** Where deployment decides the whole configuration, that stands for its only rule. */
function rulesIn(configuration: unknown): readonly RawRule[] {
  const items = typeof configuration === 'string' ? [configuration] : listAt(configuration, 'Rules');
  return items.map((value, index) => ({ value, index }));
}
