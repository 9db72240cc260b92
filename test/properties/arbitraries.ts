import { App, Duration, Lazy, RemovalPolicy, Stack, Stage } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { BucketEncryption, ObjectLockRetention, StorageClass } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import * as fc from 'fast-check';
import {
  AccessLogs,
  DataPerimeter,
  EncryptedCrossRegionReplication,
  EncryptionEnforcement,
  MultiRegionKey,
  ReplicationDestination,
  ReplicationFilter,
  ReplicationKeys,
  ReplicationSource,
} from 'cdk-encrypted-replication';
import type { ReplicationRule } from 'cdk-encrypted-replication';
import { findPartition } from '../../src/internal/topology/regions';

/** What a user could write, as plain data, so that one can build it twice and read it in a counterexample. */
export interface Spec {
  readonly scope: 'stack' | 'app' | 'stage' | 'stack in stage';
  readonly account: string | undefined;
  readonly region: string;
  readonly source: SideSpec;
  readonly destinations: readonly (SideSpec & { readonly region: string })[];
  readonly rules: readonly RuleSpec[] | undefined;
  readonly keys: KeysSpec;
  readonly role: 'default' | 'named' | 'own' | 'imported';
  readonly encryption: BucketEncryption | undefined;
  readonly bucketKeyEnabled: boolean | undefined;
  readonly enforcement: 'whenSpecified' | 'strict' | 'none' | undefined;
  readonly perimeter: PerimeterSpec | undefined;
  readonly logs: 'managed' | 'disabled';
}

export interface SideSpec {
  readonly bucketName?: string;
  readonly removalPolicy?: RemovalPolicy;
  readonly autoDeleteObjects?: boolean;
  readonly objectLockEnabled?: boolean;
  readonly lockDays?: number;
  readonly tags?: { readonly [key: string]: string };
}

interface RuleSpec {
  readonly id?: string;
  readonly filter?: { readonly prefix?: string; readonly tags?: { [key: string]: string } };
  /** Places in the list of destinations; one that does not exist is a destination of another replication. */
  readonly destinations?: readonly number[];
  readonly enabled?: boolean;
  readonly priority?: number;
  readonly deleteMarkerReplication?: boolean;
  readonly replicaModifications?: boolean;
  readonly storageClass?: string;
  readonly replicationTimeControl?: boolean;
  readonly metrics?: boolean;
}

interface KeysSpec {
  readonly kind: 'default' | 'created' | 'brought' | 'single';
  readonly aliases?: string[];
  readonly removalPolicy?: RemovalPolicy;
  readonly days?: number;
}

interface PerimeterSpec {
  readonly organizationId?: string;
  readonly vpcEndpointIds?: string[];
}

/** Mostly what is right, now and then what is not: else nearly every app would be one error or another. */
function mostly<T>(usual: fc.Arbitrary<T>, seldom: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.oneof({ arbitrary: usual, weight: 24 }, { arbitrary: seldom, weight: 1 });
}

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

/** Regions of one partition, one of them without the account-regional namespace. */
const PARTITIONS = [
  ['us-east-1', 'eu-west-1', 'ap-southeast-1', 'me-south-1', 'eu-central-1', 'sa-east-1'],
  ['us-east-1', 'eu-west-1', 'ap-southeast-1', 'me-south-1', 'eu-central-1', 'sa-east-1'],
  ['cn-north-1', 'cn-northwest-1'],
  ['us-gov-west-1', 'us-gov-east-1'],
];

const removal = mostly(
  fc.constantFrom(undefined, RemovalPolicy.RETAIN, RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE),
  fc.constant(RemovalPolicy.DESTROY),
);

const GOOD_NAME = 'a-bucket-of-mine';

const retained: fc.Arbitrary<SideSpec> = fc.record({
  bucketName: mostly(
    fc.constantFrom(undefined, undefined, GOOD_NAME),
    fc.constantFrom('Mixed-Case', 'x', 'two..dots'),
  ),
  removalPolicy: removal,
  autoDeleteObjects: mostly(fc.constantFrom(undefined, false), fc.constant(true)),
  tags: optional(fc.constant({ team: 'records' })),
});

const side: fc.Arbitrary<SideSpec> = fc.oneof(
  { arbitrary: retained, weight: 8 },
  { arbitrary: fc.constant({ removalPolicy: RemovalPolicy.DESTROY, autoDeleteObjects: true }), weight: 1 },
);

const key = fc.constantFrom('', 'a/', 'a/b/', 'b*?$', 'ünï/', 'x'.repeat(1024));
const tags = fc.dictionary(fc.constantFrom('team', 'class', 'a'), fc.constantFrom('', 'x', 'ä'), { minKeys: 1, maxKeys: 3 });

const rule: fc.Arbitrary<RuleSpec> = fc.record({
  id: mostly(
    optional(fc.string({ unit: fc.constantFrom('a', 'b', '-', ' '), minLength: 4, maxLength: 12 })),
    fc.constantFrom('', 'é', 'r'.repeat(255)),
  ),
  filter: mostly(
    fc.oneof(fc.constant(undefined), fc.record({ prefix: key }), fc.record({ tags }), fc.record({ prefix: key, tags })),
    fc.constantFrom({ tags: {} }, { prefix: 'x'.repeat(1025) }, { tags: { ['k'.repeat(129)]: '' } }),
  ),
  destinations: mostly(
    optional(fc.uniqueArray(fc.constantFrom(0), { minLength: 1 })),
    fc.constantFrom<number[]>([], [0, 1], [9]),
  ),
  enabled: optional(fc.boolean()),
  priority: mostly(optional(fc.nat(1_000_000)), fc.constantFrom(-1, 1.5, 2 ** 31)),
  deleteMarkerReplication: mostly(fc.constantFrom(undefined, false), fc.constant(true)),
  replicaModifications: optional(fc.boolean()),
  storageClass: mostly(fc.constantFrom(undefined, 'STANDARD_IA', 'GLACIER_IR', 'DEEP_ARCHIVE'), fc.constant('OUTPOSTS')),
  replicationTimeControl: optional(fc.boolean()),
  metrics: mostly(fc.constantFrom(undefined, true), fc.constant(false)),
});

const rules = fc.uniqueArray(rule, {
  minLength: 1,
  maxLength: 4,
  selector: ({ id, filter }) => id ?? JSON.stringify(filter),
});

const keys: fc.Arbitrary<KeysSpec> = fc.record({
  kind: fc.constantFrom('default', 'created', 'brought', 'single'),
  aliases: mostly<string[] | undefined>(
    fc.constantFrom(undefined, ['data'], ['alias/data', 'data/2']),
    fc.constantFrom(['aws/mine'], ['a b']),
  ),
  removalPolicy: removal,
  days: mostly(fc.constantFrom(undefined, 7, 30), fc.constantFrom(6, 31)),
});

const perimeter = mostly<PerimeterSpec | undefined>(
  fc.constantFrom(
    undefined,
    { organizationId: 'o-exampleorg1' },
    { vpcEndpointIds: ['vpce-0123456789abcdef0'] },
    { organizationId: 'o-exampleorg1', vpcEndpointIds: ['vpce-01234567'] },
  ),
  fc.constantFrom({}, { organizationId: 'exampleorg' }, { vpcEndpointIds: ['vpc-1'] }),
);

function inPartition(regions: readonly string[]): fc.Arbitrary<Spec> {
  return fc.tuple(
    fc.shuffledSubarray([...regions], { minLength: 2, maxLength: Math.min(5, regions.length) }),
    mostly(fc.constant(undefined), fc.constantFrom(regions[0], 'cn-north-1', 'eu-west-1', 'Ireland', '')),
    fc.boolean(),
    fc.nat(400),
    fc.record({
      scope: fc.constantFrom<Spec['scope'][]>('stack', 'app', 'stage', 'stack in stage'),
      account: optional(fc.constant('111111111111')),
      source: side,
      sides: fc.array(side, { minLength: 5, maxLength: 5 }),
      rules: mostly<RuleSpec[] | undefined>(optional(rules), fc.constant([])),
      everyDestination: fc.boolean(),
      keys,
      role: fc.constantFrom<Spec['role'][]>('default', 'default', 'named', 'own', 'imported'),
      encryption: mostly(
        fc.constantFrom(undefined, BucketEncryption.KMS, BucketEncryption.DSSE),
        fc.constantFrom(BucketEncryption.S3_MANAGED, BucketEncryption.KMS_MANAGED, BucketEncryption.UNENCRYPTED),
      ),
      bucketKeyEnabled: fc.constantFrom(undefined, undefined, false, true),
      enforcement: fc.constantFrom<Spec['enforcement'][]>('whenSpecified', 'strict', 'none', undefined),
      perimeter,
      logs: fc.constantFrom<Spec['logs'][]>('managed', 'disabled'),
    }),
  ).map(([[region, ...others], wrong, lock, days, { sides, everyDestination, ...spec }]) => ({
    ...spec,
    region,
    source: lock ? { ...spec.source, objectLockEnabled: true, lockDays: days || undefined } : spec.source,
    destinations: [...others, ...(wrong === undefined ? [] : [wrong])].map((each, index) => ({
      ...sides[index % sides.length],
      region: each,
    })),
    // else most lists of rules would leave a destination without one
    rules: everyDestination
      ? spec.rules?.map((each, index) => (index === 0 ? { ...each, destinations: undefined } : each))
      : spec.rules,
  }));
}

export const specs: fc.Arbitrary<Spec> = fc.constantFrom(...PARTITIONS).chain(inPartition);

/** Whether a custom resource has been asked for. */
export function asksForHelper({ source, destinations }: Spec): boolean {
  return [source, ...destinations].some(({ autoDeleteObjects }) => autoDeleteObjects);
}

/** How a value is written: as it is, or as a token that becomes it. */
export type Write = (value: string) => string;

export const literally: Write = (value) => value;
export const asToken: Write = (value) => Lazy.string({ produce: () => value });

export function build(app: App, spec: Spec, write: Write = literally): EncryptedCrossRegionReplication {
  const env = { account: spec.account, region: spec.region };
  const outer = spec.scope.endsWith('stage') ? new Stage(app, 'Stage', { env }) : app;
  const inside = spec.scope.startsWith('stack');
  const stack = inside ? new Stack(outer, 'Data', { env }) : undefined;
  const destinations = spec.destinations.map(({ region, ...options }) =>
    ReplicationDestination.inRegion(region, bucketOptions(options, write, region)));
  return new EncryptedCrossRegionReplication(stack ?? outer, 'Replication', {
    source: ReplicationSource.create({ ...bucketOptions(spec.source, write), env: inside ? undefined : env }),
    destinations,
    rules: spec.rules?.map((each) => writeRule(each, destinations, write)),
    keys: writeKeys(outer, env, spec.keys),
    ...writeRole(() => stack ?? new Stack(outer, 'Roles', { env }), spec, write),
    encryption: spec.encryption,
    bucketKeyEnabled: spec.bucketKeyEnabled,
    encryptionEnforcement: spec.enforcement && EncryptionEnforcement[spec.enforcement](),
    perimeter: spec.perimeter && new DataPerimeter({
      organizationId: spec.perimeter.organizationId && write(spec.perimeter.organizationId),
      vpcEndpointIds: spec.perimeter.vpcEndpointIds?.map(write),
    }),
    accessLogs: spec.logs === 'disabled' ? AccessLogs.disabled('recorded elsewhere') : undefined,
  });
}

/** A good name is made one of its own; a bad one stays as bad as it is. */
function bucketOptions({ lockDays, bucketName, ...options }: SideSpec, write: Write, region = 'source') {
  return {
    ...options,
    bucketName: bucketName && write(bucketName === GOOD_NAME ? `${bucketName}-${region}` : bucketName),
    objectLockDefaultRetention: lockDays ? ObjectLockRetention.governance(Duration.days(lockDays)) : undefined,
  };
}

function writeRule(
  { filter, ...spec }: RuleSpec,
  all: readonly ReplicationDestination[],
  write: Write,
): ReplicationRule {
  const { prefix, tags: wanted } = filter ?? {};
  const entries = wanted && Object.entries(wanted).map(([name, value]) => [name, write(value)]);
  const written = entries && Object.fromEntries(entries);
  return {
    ...spec,
    id: spec.id && write(spec.id),
    filter: written && prefix !== undefined ? ReplicationFilter.prefixAndTags(write(prefix), written)
      : written ? ReplicationFilter.tags(written)
        : prefix !== undefined ? ReplicationFilter.prefix(write(prefix))
          : undefined,
    destinations: spec.destinations?.map((index) => all[index] ?? ReplicationDestination.inRegion('eu-west-3')),
    storageClass: spec.storageClass ? new StorageClass(write(spec.storageClass)) : undefined,
  };
}

function writeKeys(scope: Construct, env: object, spec: KeysSpec): ReplicationKeys | undefined {
  const options = {
    aliases: spec.aliases,
    removalPolicy: spec.removalPolicy,
    pendingWindow: spec.days ? Duration.days(spec.days) : undefined,
  };
  switch (spec.kind) {
    case 'created':
      return ReplicationKeys.createMultiRegion(options);
    case 'brought':
      return ReplicationKeys.multiRegion(new MultiRegionKey(new Stack(scope, 'Keys', { env }), 'Key', options));
    case 'single':
      return ReplicationKeys.singleRegion(options);
    default:
      return undefined;
  }
}

function writeRole(place: () => Stack, { role }: Spec, write: Write) {
  switch (role) {
    case 'named':
      return { roleName: write('my-role'), rolePath: write('/replication/') };
    case 'own':
      return {
        replicationRole: new iam.Role(place(), 'Mine', {
          roleName: 'mine',
          assumedBy: new iam.ServicePrincipal('s3.amazonaws.com'),
        }),
      };
    case 'imported':
      return { replicationRole: importedRole(place()) };
    default:
      return {};
  }
}

function importedRole(stack: Stack): iam.IRole {
  return iam.Role.fromRoleArn(stack, 'Theirs', `arn:${findPartition(stack.region)}:iam::${stack.account}:role/theirs`);
}
