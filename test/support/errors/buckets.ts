import { Duration, Fn, RemovalPolicy } from 'aws-cdk-lib';
import { Bucket, BucketEncryption, ObjectLockRetention } from 'aws-cdk-lib/aws-s3';
import { AccessLogs, DataPerimeter, ReplicationDestination, ReplicationKeys, ReplicationSource } from 'cdk-encrypted-replication';
import type { ErrorCase } from './error-case';
import {
  ACCOUNT,
  OTHER_ACCOUNT,
  REPLICA_PATH,
  REPLICA_REGION,
  REPLICATION_PATH,
  SOURCE_REGION,
  replicate,
  replicateFrom,
  replicateTo,
  sourceStack,
  stackBeside,
} from './fixture';

const BUCKET_PATH = `${REPLICATION_PATH}/Bucket`;
const REPLICA_BUCKET_PATH = `${REPLICA_PATH}/Bucket`;
const DESTROY = RemovalPolicy.DESTROY;
const ONE_YEAR = ObjectLockRetention.compliance(Duration.days(365));

const BROKEN_NAMES: readonly { readonly what: string; readonly name: string; readonly problem: string }[] = [
  { what: 'is empty', name: '', problem: '3 to 63 characters' },
  { what: 'has 2 characters', name: 'ab', problem: '3 to 63 characters' },
  { what: 'has 64 characters', name: 'a'.repeat(64), problem: '3 to 63 characters' },
  { what: 'is in mixed case', name: 'myDocuments', problem: 'no lowercase letter' },
  { what: 'has an underscore', name: 'my_documents', problem: 'no lowercase letter' },
  { what: 'is longer than one line', name: 'my\ndocuments', problem: 'no lowercase letter' },
  { what: 'begins with a hyphen', name: '-documents', problem: 'begin and end with a letter or digit' },
  { what: 'ends with a dot', name: 'documents.', problem: 'begin and end with a letter or digit' },
  { what: 'has two dots in a row', name: 'my..documents', problem: 'two dots in a row' },
  { what: 'looks like an IP address', name: '192.168.5.4', problem: 'looks like an IP address' },
  ...['xn--', 'sthree-', 'amzn-s3-demo-'].map((prefix) => ({
    what: `begins with ${prefix}`,
    name: `${prefix}documents`,
    problem: 'begins with a reserved prefix',
  })),
  ...['-s3alias', '--ol-s3', '.mrap', '--x-s3', '--table-s3'].map((suffix) => ({
    what: `ends with ${suffix}`,
    name: `documents${suffix}`,
    problem: 'ends with a reserved suffix',
  })),
];

const names: readonly ErrorCase[] = [
  ...BROKEN_NAMES.map(({ what, name, problem }): ErrorCase => ({
    code: 'BucketNameInvalid',
    title: `fails when the name of the source bucket ${what}`,
    act: () => replicateFrom({ bucketName: name }),
    problem,
    value: name,
    remedy: 'use 3 to 63 lowercase letters, digits, dots and hyphens',
  })),
  {
    code: 'BucketNameInvalid',
    title: 'fails when the name of a replica bucket breaks a rule',
    act: () => replicateTo({ bucketName: 'Replicas' }),
    problem: 'no lowercase letter',
    value: 'Replicas',
    remedy: 'use 3 to 63 lowercase letters, digits, dots and hyphens',
    path: REPLICA_PATH,
  },
  {
    code: 'BucketNameInvalid',
    title: 'fails when the name of an accelerated bucket has a dot',
    act: () => replicateFrom({ bucketName: 'documents.example.com', transferAcceleration: true }),
    problem: "a bucket name has a dot, which 'transferAcceleration' does not take",
    value: 'documents.example.com',
    remedy: 'use hyphens',
  },
];

const removals: readonly ErrorCase[] = [
  {
    code: 'RemovalPolicyUnsupported',
    title: 'fails when a snapshot of the source bucket is asked for',
    act: () => replicateFrom({ removalPolicy: RemovalPolicy.SNAPSHOT }),
    problem: "'removalPolicy' is none that buckets and keys have",
    value: 'snapshot',
    remedy: 'use one of RemovalPolicy.DESTROY, RemovalPolicy.RETAIN, RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE',
  },
  {
    code: 'RemovalPolicyUnsupported',
    title: 'fails when the removal policy of a key is a parameter',
    act: () => replicate({ keys: ReplicationKeys.singleRegion({ removalPolicy: Fn.ref('Removal') as RemovalPolicy }) }),
    problem: "'removalPolicy' is none that buckets and keys have",
    value: '<token>',
    remedy: 'use one of RemovalPolicy.DESTROY',
    path: `${REPLICATION_PATH}/SingleRegionKey`,
  },
];

const WITHOUT_OWN_KEY = [BucketEncryption.S3_MANAGED, BucketEncryption.KMS_MANAGED, BucketEncryption.UNENCRYPTED];

const encryption: readonly ErrorCase[] = [
  ...WITHOUT_OWN_KEY.map((type): ErrorCase => ({
    code: 'EncryptionUnsupported',
    title: `fails when the encryption is ${type}`,
    act: () => replicate({ encryption: type }),
    problem: "'encryption' has to be one with a key of yours",
    value: type,
    remedy: 'use BucketEncryption.KMS or BucketEncryption.DSSE',
  })),
  {
    code: 'BucketKeysWithDsse',
    title: 'fails when Bucket Keys are asked for with DSSE-KMS',
    act: () => replicate({ encryption: BucketEncryption.DSSE, bucketKeyEnabled: true }),
    problem: 'S3 does not support Bucket Keys for DSSE-KMS',
    value: { encryption: BucketEncryption.DSSE, bucketKeyEnabled: true },
    remedy: "leave 'bucketKeyEnabled' out",
  },
];

const removal: readonly ErrorCase[] = [
  {
    code: 'ObjectLockMissingOnDestination',
    title: 'fails when the source has Object Lock and a destination refuses it',
    act: () => replicate({
      source: ReplicationSource.create({ objectLockEnabled: true }),
      destinations: [ReplicationDestination.inRegion(REPLICA_REGION, { objectLockEnabled: false })],
    }),
    problem: 'the source has Object Lock, a destination has not',
    value: false,
    remedy: "leave 'objectLockEnabled' of the destination out",
    path: REPLICA_PATH,
  },
  {
    code: 'ObjectLockMissingOnDestination',
    title: 'fails when the source has a default retention and a destination refuses Object Lock',
    act: () => replicate({
      source: ReplicationSource.create({ objectLockDefaultRetention: ONE_YEAR }),
      destinations: [ReplicationDestination.inRegion(REPLICA_REGION, { objectLockEnabled: false })],
    }),
    problem: 'the source has Object Lock, a destination has not',
    value: false,
    remedy: "leave 'objectLockEnabled' of the destination out",
    path: REPLICA_PATH,
  },
  {
    code: 'ObjectLockContradiction',
    title: 'fails when the source has a default retention with Object Lock switched off',
    act: () => replicateFrom({ objectLockEnabled: false, objectLockDefaultRetention: ONE_YEAR }),
    problem: "'objectLockDefaultRetention' needs Object Lock, which is switched off",
    value: false,
    remedy: "leave 'objectLockEnabled' out",
  },
  {
    code: 'ObjectLockContradiction',
    title: 'fails when a destination has a default retention with Object Lock switched off',
    act: () => replicateTo({ objectLockEnabled: false, objectLockDefaultRetention: ONE_YEAR }),
    problem: "'objectLockDefaultRetention' needs Object Lock, which is switched off",
    value: false,
    remedy: "leave 'objectLockEnabled' out",
    path: REPLICA_PATH,
  },
  {
    code: 'AutoDeleteWithPerimeter',
    title: 'fails when a destination has autoDeleteObjects inside a perimeter of VPC endpoints',
    act: () => replicate({
      perimeter: new DataPerimeter({ vpcEndpointIds: ['vpce-1a2b3c4d'] }),
      destinations: [
        ReplicationDestination.inRegion(REPLICA_REGION, { autoDeleteObjects: true, removalPolicy: DESTROY }),
      ],
    }),
    problem: "cannot delete the objects: 'vpcEndpointIds' of the perimeter forbids it",
    value: true,
    remedy: "leave 'autoDeleteObjects' or 'vpcEndpointIds' of the perimeter out",
    path: REPLICA_PATH,
  },
  {
    code: 'AutoDeleteWithPerimeter',
    title: 'fails when the source has autoDeleteObjects inside a perimeter of VPC endpoints',
    act: () => replicate({
      perimeter: new DataPerimeter({ vpcEndpointIds: ['vpce-1a2b3c4d'] }),
      source: ReplicationSource.create({ autoDeleteObjects: true, removalPolicy: DESTROY }),
    }),
    problem: "cannot delete the objects: 'vpcEndpointIds' of the perimeter forbids it",
    value: true,
    remedy: "leave 'autoDeleteObjects' or 'vpcEndpointIds' of the perimeter out",
  },
  {
    code: 'AutoDeleteWithoutDestroy',
    title: 'fails when the source has autoDeleteObjects without a removal policy',
    act: () => replicateFrom({ autoDeleteObjects: true }),
    problem: 'would empty a bucket that is retained',
    value: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    remedy: "add 'removalPolicy: RemovalPolicy.DESTROY'",
  },
  {
    code: 'AutoDeleteWithoutDestroy',
    title: 'fails when a destination has autoDeleteObjects and is retained',
    act: () => replicateTo({ autoDeleteObjects: true, removalPolicy: RemovalPolicy.RETAIN }),
    problem: 'would empty a bucket that is retained',
    value: RemovalPolicy.RETAIN,
    remedy: "add 'removalPolicy: RemovalPolicy.DESTROY'",
    path: REPLICA_PATH,
  },
  {
    code: 'AutoDeleteWithObjectLock',
    title: 'fails when the source has autoDeleteObjects and Object Lock',
    act: () => replicateFrom({ autoDeleteObjects: true, removalPolicy: DESTROY, objectLockEnabled: true }),
    problem: 'cannot delete the objects: Object Lock forbids it',
    value: true,
    remedy: "leave 'autoDeleteObjects' or Object Lock out",
  },
  {
    code: 'AutoDeleteWithObjectLock',
    title: 'fails when a destination has autoDeleteObjects and Object Lock because the source has it',
    act: () => replicate({
      source: ReplicationSource.create({ objectLockEnabled: true }),
      destinations: [
        ReplicationDestination.inRegion(REPLICA_REGION, { autoDeleteObjects: true, removalPolicy: DESTROY }),
      ],
    }),
    problem: 'cannot delete the objects: Object Lock forbids it',
    value: true,
    remedy: "leave 'autoDeleteObjects' or Object Lock out",
    path: REPLICA_PATH,
  },
];

const accessLogs: readonly ErrorCase[] = [
  {
    code: 'AccessLogBucketMismatch',
    title: 'fails when a log bucket is in the Region of the other side',
    act: () => {
      const stack = sourceStack();
      replicate({ accessLogs: AccessLogs.toBucket(new Bucket(stack, 'Logs')) }, stack);
    },
    problem: `in the Region and account of its bucket, ${REPLICA_REGION}`,
    value: { account: ACCOUNT, region: SOURCE_REGION },
    remedy: "set 'accessLogs' in the options of the source and of each destination",
    path: REPLICA_BUCKET_PATH,
  },
  {
    code: 'AccessLogBucketMismatch',
    title: 'fails when the log bucket of the source is in another account',
    act: () => {
      const stack = sourceStack();
      const logStack = stackBeside(stack, 'Logs', { account: OTHER_ACCOUNT, region: SOURCE_REGION });
      replicateFrom({ accessLogs: AccessLogs.toBucket(new Bucket(logStack, 'Logs', { bucketName: 'all-logs' })) }, stack);
    },
    problem: `in the Region and account of its bucket, ${SOURCE_REGION}`,
    value: { account: OTHER_ACCOUNT, region: SOURCE_REGION },
    remedy: "set 'accessLogs' in the options of the source and of each destination",
    path: BUCKET_PATH,
  },
  ...['', '  '].map((reason): ErrorCase => ({
    code: 'ReasonRequired',
    title: `fails when access logs are disabled for the reason ${JSON.stringify(reason)}`,
    act: () => replicateFrom({ accessLogs: AccessLogs.disabled(reason) }),
    problem: 'AccessLogs.disabled() needs a reason',
    value: reason,
    remedy: 'say why the access to this bucket is not logged',
    path: BUCKET_PATH,
  })),
];

const perimeter: readonly ErrorCase[] = [
  ...[{}, { vpcEndpointIds: [] }].map((options): ErrorCase => ({
    code: 'PerimeterEmpty',
    title: `fails when a data perimeter has the options ${JSON.stringify(options)}`,
    act: () => replicate({ perimeter: new DataPerimeter(options) }),
    problem: 'a data perimeter needs an organization or a VPC endpoint',
    value: options,
    remedy: "set 'organizationId' or 'vpcEndpointIds'",
    path: REPLICA_PATH,
  })),
  ...['', 'a1b2c3d4e5', 'o-A1B2C3D4E5', 'o-a1b2c3d4e', `o-${'a'.repeat(33)}`].map((id): ErrorCase => ({
    code: 'OrganizationIdInvalid',
    title: `fails when an organization id is ${JSON.stringify(id)}`,
    act: () => replicate({ perimeter: new DataPerimeter({ organizationId: id }) }),
    problem: "'organizationId' is not the id of an AWS organization",
    value: id,
    remedy: "use 'o-' and 10 to 32 lowercase letters and digits",
    path: REPLICA_PATH,
  })),
  ...['', 'vpc-1a2b3c4d', 'vpce-1a2b3c4', 'vpce-1a2b3c4g', `vpce-${'0'.repeat(18)}`].map((id): ErrorCase => ({
    code: 'VpcEndpointIdInvalid',
    title: `fails when one of two VPC endpoint ids is ${JSON.stringify(id)}`,
    act: () => replicate({ perimeter: new DataPerimeter({ vpcEndpointIds: ['vpce-1a2b3c4d', id] }) }),
    problem: "an element of 'vpcEndpointIds' is not the id of a VPC endpoint",
    value: id,
    remedy: "use 'vpce-' and 8 to 17 hexadecimal digits",
    path: REPLICA_PATH,
  })),
];

export const BUCKET_CASES: readonly ErrorCase[] = [
  ...names, ...encryption, ...removals, ...removal, ...accessLogs, ...perimeter,
];
