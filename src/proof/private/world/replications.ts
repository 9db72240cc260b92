import { fromApi } from './api-configuration';
import type { Inventory, Located } from './inventory';
import type { RawRule } from './replication-rules';
import { readRule, unreadable } from './replication-rules';
import { shapeProblems } from './replication-shape';
import { at, listAt, textAt } from './values';
import type { Bucket, Replication, Rule } from './world';

/** A configuration as it stands in a template, in CloudFormation's casing. */
interface Source {
  readonly located: Located;
  readonly bucket: Bucket;
  readonly location: string;
  /** Of what has the rules in it. */
  readonly configurationLocation: string;
  readonly configuration: unknown;
}

/** Every replication configuration of a bucket, whoever puts it there. */
export function collectReplications(inventory: Inventory, buckets: readonly Bucket[]): Replication[] {
  return [...ofBuckets(inventory, buckets), ...ofCalls(inventory, buckets)].map(replicationOf);
}

function ofBuckets(inventory: Inventory, buckets: readonly Bucket[]): readonly Source[] {
  const location = 'Properties.ReplicationConfiguration';
  return inventory.ofType('AWS::S3::Bucket').flatMap((located, index) => {
    const configuration = inventory.property(located, 'ReplicationConfiguration');
    return configuration === undefined ? []
      : [{ located, bucket: buckets[index], location, configurationLocation: location, configuration }];
  });
}

/** Custom resources of CDK that call the API of S3, for two buckets that replicate to each other. */
function ofCalls(inventory: Inventory, buckets: readonly Bucket[]): readonly Source[] {
  const byName = new Map(buckets.map((bucket) => [bucket.name, bucket]));
  const location = 'Properties.Create';
  return inventory.ofNamespace('Custom::').flatMap((located) => {
    const parameters = parametersOfCall(inventory, located);
    // of a bucket that no template has nothing is known to judge a configuration by
    const bucket = byName.get(textAt(parameters, 'Bucket') ?? '');
    return bucket === undefined ? [] : [{
      located,
      bucket,
      location,
      configurationLocation: `${location}.parameters.ReplicationConfiguration`,
      configuration: fromApi(at(parameters, 'ReplicationConfiguration')),
    }];
  });
}

/** Of `AwsCustomResource`, which keeps the call as a JSON text. */
function parametersOfCall(inventory: Inventory, located: Located): unknown {
  if (!JSON.stringify(located.resource.Properties?.Create ?? '').includes('putBucketReplication')) {
    return undefined;
  }
  const text = inventory.property(located, 'Create');
  const call = typeof text === 'string' ? parsed(text) : text;
  return at(call, 'service') === 'S3' && at(call, 'action') === 'putBucketReplication' ? at(call, 'parameters') : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function replicationOf({ located, bucket, location, configurationLocation, configuration }: Source): Replication {
  const raw = rulesIn(configuration);
  const reasons = raw.flatMap(({ value }) => unreadable(value) ?? []);
  const rulesLocation = `${configurationLocation}.Rules`;
  const rules: Rule[] = [];
  const replication: Replication = {
    place: located.place,
    location,
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
