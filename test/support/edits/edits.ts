import type { App, StackProps } from 'aws-cdk-lib';
import { Duration, RemovalPolicy, Stack, Tags } from 'aws-cdk-lib';
import { BucketEncryption, ObjectLockRetention, StorageClass } from 'aws-cdk-lib/aws-s3';
import {
  AccessLogs,
  DataPerimeter,
  EncryptedCrossRegionReplication,
  EncryptionEnforcement,
  ReplicaProtection,
  ReplicationDestination,
  ReplicationDirection,
  ReplicationFilter,
  ReplicationKeys,
  ReplicationMonitoring,
  ReplicationSource,
} from 'cdk-encrypted-replication';
import type {
  EncryptedCrossRegionReplicationProps,
  ReplicationDestinationOptions,
  ReplicationRule,
  ReplicationSourceOptions,
} from 'cdk-encrypted-replication';
import type { Edit, Write } from './edit';

type Props = Partial<EncryptedCrossRegionReplicationProps>;

const ENV = { account: '111111111111', region: 'ap-southeast-1' };
const OTHER = '222222222222';
const NAMES = 'docs/guide/names.md';
const BUCKET_OPTIONS = 'src/bucket/bucket-options.ts';
const PROPS = 'src/encrypted-cross-region-replication-props.ts';

const to = (...regions: readonly string[]) => regions.map((region) => ReplicationDestination.inRegion(region));
const vault = (options: ReplicationDestinationOptions = {}) => ReplicationDestination.inAccount(OTHER, 'eu-north-1', options);

/** One replication in the stack `Documents`. */
function app(props: () => Props = () => ({}), id = 'Replication', stackProps: StackProps = {}): Write {
  return (root) => void replicate(root, props(), id, stackProps);
}

function replicate(root: App, props: Props, id = 'Replication', stackProps: StackProps = {}): EncryptedCrossRegionReplication {
  const stack = root.node.tryFindChild('Documents') as Stack | undefined ?? new Stack(root, 'Documents', { env: ENV, ...stackProps });
  return new EncryptedCrossRegionReplication(stack, id, { destinations: to('eu-west-1'), ...props });
}

const source = (options: ReplicationSourceOptions) => () => ({ source: ReplicationSource.create(options) });
const replica = (options: ReplicationDestinationOptions) => () =>
  ({ destinations: [ReplicationDestination.inRegion('eu-west-1', options)] });
const ruled = (...rules: ReplicationRule[]) => () => ({ rules });
const LOGS: ReplicationRule = { id: 'logs', filter: ReplicationFilter.prefix('logs/') };
const DATA: ReplicationRule = { id: 'data', filter: ReplicationFilter.prefix('data/') };
const ALL: ReplicationRule = { id: 'all' };

const change = (name: string, after: () => Props, before: () => Props = () => ({}), documented?: Edit['documented']): Edit =>
  ({ name, before: app(before), after: app(after), documented });

const DESTINATIONS: readonly Edit[] = [
  change('add a destination', () => ({ destinations: to('eu-west-1', 'eu-north-1') })),
  change('add a destination before the others', () => ({ destinations: to('ca-central-1', 'eu-west-1') })),
  change('remove one of two destinations', () => ({ destinations: to('eu-west-1') }),
    () => ({ destinations: to('eu-west-1', 'eu-north-1') }), { file: NAMES, text: 'a destination that is taken out' }),
  change('reorder destinations', () => ({ destinations: to('eu-north-1', 'eu-west-1') }),
    () => ({ destinations: to('eu-west-1', 'eu-north-1') })),
  change('move a destination to another Region', () => ({ destinations: to('eu-north-1') }), undefined,
    { file: NAMES, text: 'source or destination Region or account' }),
  change('add a destination of another account', () => ({ destinations: [...to('eu-west-1'), vault()] })),
  change('add a destination of another account, with the keys stated',
    () => ({ destinations: [...to('eu-west-1'), vault()], keys: ReplicationKeys.multiRegion() })),
  change('make a destination two-way', replica({ direction: ReplicationDirection.TWO_WAY })),
  change('make a two-way destination one-way', replica({}), replica({ direction: ReplicationDirection.TWO_WAY })),
];

const RULES: readonly Edit[] = [
  change('add a rule', ruled(LOGS, DATA), ruled(LOGS)),
  change('remove a rule', ruled(LOGS), ruled(LOGS, DATA)),
  change('reorder rules', ruled(DATA, LOGS), ruled(LOGS, DATA)),
  change('rename a rule', ruled({ ...LOGS, id: 'journal' }), ruled(LOGS)),
  change('change the prefix of a rule', ruled({ ...LOGS, filter: ReplicationFilter.prefix('journal/') }), ruled(LOGS)),
  change('disable a rule', ruled({ ...LOGS, enabled: false }), ruled(LOGS)),
  change('replicate delete markers', ruled({ ...ALL, deleteMarkerReplication: true })),
  change('replicate modifications of replicas', ruled({ ...ALL, replicaModifications: true })),
  change('switch replication time control on', ruled({ ...ALL, replicationTimeControl: true })),
  change('change the storage class of replicas', ruled({ ...ALL, storageClass: StorageClass.GLACIER_INSTANT_RETRIEVAL })),
];

const NAMED: readonly Edit[] = [
  change('name the role', () => ({ roleName: 'documents' }), undefined, { file: PROPS, text: 'Changing it replaces the role' }),
  change('rename the role across accounts', () => ({ destinations: [vault()], roleName: 'new' }),
    () => ({ destinations: [vault()], roleName: 'old' }), { file: PROPS, text: 'Changing it replaces the role: see `formerRoleNames`' }),
  change('rename the role across accounts, admitting the former one',
    () => ({ destinations: [vault()], roleName: 'new', formerRoleNames: ['old'] }),
    () => ({ destinations: [vault()], roleName: 'old' }), { file: PROPS, text: 'Changing it replaces the role' }),
  change('take the former role name out', () => ({ destinations: [vault()], roleName: 'new' }),
    () => ({ destinations: [vault()], roleName: 'new', formerRoleNames: ['old'] })),
  change('move the role to another path', () => ({ rolePath: '/replication/' }), undefined,
    { file: PROPS, text: 'Changing it replaces the role' }),
  change('name the source bucket', source({ bucketName: 'documents-of-example' }), undefined,
    { file: BUCKET_OPTIONS, text: 'Changing it replaces the bucket' }),
  change('name the replica bucket', replica({ bucketName: 'documents-of-example-replica' }), undefined,
    { file: BUCKET_OPTIONS, text: 'Changing it replaces the bucket' }),
  {
    name: 'rename the construct',
    before: app(),
    after: app(undefined, 'Renamed'),
    documented: { file: NAMES, text: 'stack name, construct id or path' },
  },
  {
    name: 'rename the stack',
    before: app(),
    after: app(undefined, 'Replication', { stackName: 'Renamed' }),
    documented: { file: NAMES, text: 'stack name, construct id or path' },
  },
  {
    name: 'add a second replication to the stack',
    before: app(),
    after: (root) => {
      replicate(root, {}, 'Another');
      replicate(root, {});
    },
  },
];

const PROTECTION = () => new ReplicaProtection({ breakGlassRoleArns: ['arn:aws:iam::111111111111:role/audit'] });

const OPTIONS: readonly Edit[] = [
  change('protect the replica', replica({ protection: PROTECTION() })),
  change('draw a perimeter around an organization', () => ({ perimeter: new DataPerimeter({ organizationId: 'o-a1b2c3d4e5' }) })),
  change('draw a perimeter around a network', () => ({ perimeter: new DataPerimeter({ vpcEndpointIds: ['vpce-0123456789abcdef0'] }) })),
  change('refuse uploads without headers', () => ({ encryptionEnforcement: EncryptionEnforcement.strict() })),
  change('take the enforcement off', () => ({ encryptionEnforcement: EncryptionEnforcement.none() })),
  change('switch Bucket Keys off', () => ({ bucketKeyEnabled: false })),
  change('encrypt with two layers', () => ({ encryption: BucketEncryption.DSSE })),
  change('have one key for each side', () => ({ keys: ReplicationKeys.singleRegion() }), undefined,
    { file: PROPS, text: 'Their kind cannot be changed for objects that exist' }),
  change('describe and name the keys', () => ({
    keys: ReplicationKeys.createMultiRegion({ description: 'of the documents', aliases: ['documents'] }),
  })),
  change('limit the Regions of replica keys',
    () => ({ keys: ReplicationKeys.createMultiRegion({ allowedReplicaRegions: ['eu-west-1'] }) })),
  change('lock new objects', source({ objectLockDefaultRetention: ObjectLockRetention.governance(Duration.days(1)) })),
  change('expire old versions', source({ lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(90) }] })),
  change('let the replica be deleted with its stack', () => ({
    destinations: [ReplicationDestination.inRegion('eu-west-1', { removalPolicy: RemovalPolicy.DESTROY })],
  })),
  change('switch access logs off', () => ({ accessLogs: AccessLogs.disabled('logged by CloudTrail') }), undefined,
    { file: NAMES, text: 'log bucket' }),
  change('monitor', () => ({ monitoring: new ReplicationMonitoring() })),
  change('send events to EventBridge', source({ eventBridgeEnabled: true })),
  {
    name: 'tag the replication',
    before: app(),
    after: (root) => Tags.of(replicate(root, {})).add('cost-center', '4711'),
  },
  {
    name: 'protect the stack from termination', before: app(), after: app(undefined, 'Replication', { terminationProtection: true }),
  },
];

/** What people change in an app that is deployed. */
export const EDITS: readonly Edit[] = [...DESTINATIONS, ...RULES, ...NAMED, ...OPTIONS];
