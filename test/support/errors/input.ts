import { Duration } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import {
  AccessLogs,
  BatchReplicationJob,
  DataPerimeter,
  EncryptedCrossRegionReplication,
  MultiRegionKey,
  ReplicaBucket,
  ReplicaKey,
  ReplicaProtection,
  ReplicationCanary,
  ReplicationDestination,
  ReplicationEvents,
  ReplicationKeys,
  ReplicationRepair,
  ReplicationRole,
  ReplicationSource,
} from 'cdk-encrypted-replication';
import type { ErrorCase } from './error-case';
import { REPLICATION_PATH, replicate, sourceStack } from './fixture';

/** What somebody wrote whom no compiler helps. */
type Written = any;

const NEW = 'new EncryptedCrossRegionReplication()';
const IN_REGION = 'ReplicationDestination.inRegion()';

const build = (props: Written) => new EncryptedCrossRegionReplication(sourceStack(), 'Replication', props);
const destinations = [ReplicationDestination.inRegion('eu-west-1')];

const unknown: readonly (readonly [string, () => unknown, string, unknown, string, (string | null)?])[] = [
  ['a misspelled prop', () => build({ destinatons: destinations }), `'destinatons' of ${NEW} is no prop of`, 'a list of 1', "did you mean 'destinations'?"],
  [
    'a prop of the destinations on the replication',
    () => build({ destinations, removalPolicy: 'destroy' }),
    `'removalPolicy' of ${NEW} is no prop of EncryptedCrossRegionReplicationProps`,
    'destroy',
    'it is a prop of',
  ],
  [
    'a prefix on a rule, which has a filter',
    () => replicate({ rules: [{ id: 'logs', prefix: 'logs/' } as Written] }),
    `'rules[0].prefix' of ${NEW} is no prop of ReplicationRule`,
    'logs/',
    "its props are 'deleteMarkerReplication'",
  ],
  [
    'the names of Python',
    () => replicate({ rules: [{ delete_marker_replication: true } as Written] }),
    `'rules[0].delete_marker_replication' of ${NEW} is no prop of ReplicationRule`,
    true,
    "did you mean 'deleteMarkerReplication'?",
  ],
  [
    'a misspelled option of a destination',
    () => ReplicationDestination.inRegion('eu-west-1', { removalPolcy: 'destroy' } as Written),
    `'removalPolcy' of ${IN_REGION} is no prop of ReplicationDestinationOptions`,
    'destroy',
    "did you mean 'removalPolicy'?",
    null,
  ],
  [
    'a misspelled option in an option',
    () => new ReplicaProtection({ breakGlassRoleArns: [], objectLock: { mode: 'COMPLIANCE', year: 7 } } as Written),
    "'objectLock.year' of new ReplicaProtection() is no prop of ProtectionLock",
    7,
    "did you mean 'years'?",
    null,
  ],
];

const wrongType: readonly (readonly [string, () => unknown, string, unknown, string, (string | null)?])[] = [
  ['a Region in place of a destination', () => build({ destinations: ['eu-west-1'] }), `'destinations[0]' of ${NEW} is not a ReplicationDestination`, 'eu-west-1', 'make one with ReplicationDestination.fromBucket()'],
  ['a destination without a list', () => build({ destinations: destinations[0] }), `'destinations' of ${NEW} is not a list`, 'a ReplicationDestination', 'pass a list, of which each element is a ReplicationDestination'],
  ['an object in place of a destination', () => build({ destinations: [{ region: 'eu-west-1' }] }), `'destinations[0]' of ${NEW} is not a ReplicationDestination`, "an object with 'region'", 'make one with'],
  ['a class in place of an object of it', () => build({ destinations: [ReplicationDestination] }), 'is not a ReplicationDestination', 'the class ReplicationDestination', 'make one with'],
  ['a factory that is not called', () => replicate({ source: ReplicationSource.create as Written }), `'source' of ${NEW} is not a ReplicationSource`, 'the function create', 'make one with ReplicationSource.create()'],
  ['a stack in place of a destination', () => build({ destinations: [sourceStack()] }), "'destinations[0]' of", 'a Stack', 'ReplicationDestination.inStack()'],
  ['a source in place of a destination', () => build({ destinations: [ReplicationSource.create()] }), "'destinations[0]' of", 'a ReplicationSource', 'make one with'],
  ['a name in place of keys', () => replicate({ keys: 'multiRegion' as Written }), `'keys' of ${NEW} is not a ReplicationKeys`, 'multiRegion', 'ReplicationKeys.multiRegion()'],
  ['an address in place of access logs', () => replicate({ accessLogs: 's3://logs' as Written }), `'accessLogs' of ${NEW} is not an AccessLogs`, 's3://logs', 'AccessLogs.toBucket()'],
  ['a prefix in place of a filter', () => replicate({ rules: [{ filter: 'logs/' } as Written] }), `'rules[0].filter' of ${NEW} is not a ReplicationFilter`, 'logs/', 'ReplicationFilter.prefix()'],
  ['options in place of a perimeter', () => replicate({ perimeter: { organizationId: 'o-a1b2c3d4e5' } as Written }), `'perimeter' of ${NEW} is not a DataPerimeter`, "an object with 'organizationId'", 'make one with new DataPerimeter()'],
  ['an id in place of a list of ids', () => new DataPerimeter({ vpcEndpointIds: 'vpce-0123456789abcdef0' } as Written), "'vpcEndpointIds' of new DataPerimeter() is not a list", 'vpce-0123456789abcdef0', 'each element is a string', null],
  ['a text in place of a boolean', () => replicate({ bucketKeyEnabled: 'false' as Written }), `'bucketKeyEnabled' of ${NEW} is not a boolean`, 'false', 'pass a boolean'],
  ['a text in place of a priority', () => replicate({ rules: [{ priority: '1' } as Written] }), `'rules[0].priority' of ${NEW} is not a number`, '1', 'pass a number'],
  ['a number in place of an account', () => ReplicationDestination.inAccount(111111111111 as Written, 'eu-west-1'), "'account' of ReplicationDestination.inAccount() is not a string", 111111111111, 'pass a string', null],
  ['an account in place of options', () => ReplicationDestination.inRegion('eu-west-1', '222222222222' as Written), `'options' of ${IN_REGION} is not a ReplicationDestinationOptions`, '222222222222', "pass an object with 'accessLogs'", null],
  ['an unknown direction', () => ReplicationDestination.inRegion('eu-west-1', { direction: 'BOTH' as Written }), `'direction' of ${IN_REGION} is not a ReplicationDirection`, 'BOTH', 'pass one of ReplicationDirection.ONE_WAY, ReplicationDirection.TWO_WAY', null],
  ['a list of tags', () => ReplicationSource.create({ tags: [{ Key: 'a', Value: 'b' }] as Written }), "'tags' of ReplicationSource.create() is not an object", 'a list of 1', 'pass an object, of which each member is a string', null],
  ['a tag that is a number', () => ReplicationSource.create({ tags: { a: 1 } as Written }), "'tags.a' of ReplicationSource.create() is not a string", 1, 'pass a string', null],
  ['days in place of a duration', () => ReplicationKeys.singleRegion({ pendingWindow: 7 as Written }), "'pendingWindow' of ReplicationKeys.singleRegion() is not a Duration", 7, 'pass a Duration', null],
  ['a duration in place of an encryption', () => replicate({ encryption: Duration.days(1) as Written }), `'encryption' of ${NEW} is not an aws_s3.BucketEncryption`, 'a Duration', 'pass a member of aws_s3.BucketEncryption'],
  ['an ARN in place of a bucket', () => AccessLogs.toBucket('arn:aws:s3:::logs' as Written), "'logBucket' of AccessLogs.toBucket() is not an aws_s3.IBucket", 'arn:aws:s3:::logs', 'pass an aws_s3.IBucket', null],
  ['no props at all', () => new ReplicationRole(sourceStack(), 'Role', 'name' as Written), "'props' of new ReplicationRole() is not a ReplicationRoleProps", 'name', "pass an object with 'role', 'roleName', 'rolePath'", 'Documents/Role'],
  [
    'a key of AWS in place of ours',
    () => {
      const stack = sourceStack();
      new ReplicaKey(stack, 'Replica', { primaryKey: new kms.Key(stack, 'Key') as Written });
    },
    "'primaryKey' of new ReplicaKey() is not a MultiRegionKey", 'a Key', 'make one with new MultiRegionKey()', 'Documents/Replica',
  ],
  ['a policy that is no object', () => new MultiRegionKey(sourceStack(), 'Key', { policyStatements: ['*'] as Written }), "'policyStatements[0]' of new MultiRegionKey() is not an aws_iam.PolicyStatement", '*', 'pass an aws_iam.PolicyStatement', 'Documents/Key'],
];

type Build = (stack: Stack, passed: Written) => unknown;
type Pass = (stack: Stack) => unknown;

const beside = (stack: Stack, options: object) => ({ replication: replicate({}, stack), ...options });
const toCanary = (prop: string): Build => (stack, passed) =>
  new ReplicationCanary(stack, 'Canary', beside(stack, { [prop]: passed }) as Written);
const toRepair: Build = (stack, alarm) => new ReplicationRepair(stack, 'Repair', beside(stack, { alarms: [alarm] }) as Written);
const toJob: Build = (stack, reportBucket) => new BatchReplicationJob(stack, 'Job', beside(stack, { revision: '1', reportBucket }) as Written);
const aRole: Pass = (stack) => new iam.Role(stack, 'Own', { assumedBy: new iam.AnyPrincipal() });
const aKey: Pass = (stack) => new kms.Key(stack, 'Own');
const aSubnet: Pass = (stack) => new ec2.Vpc(stack, 'Own').privateSubnets[0];

/** Objects of other classes of CDK, which the language of the caller does not tell apart. */
const OTHER_CLASSES: readonly (readonly [string, Build, Pass, string, unknown, string, (string | null)?])[] = [
  ['a role in place of a bucket', toJob, aRole, "'reportBucket' of new BatchReplicationJob()", 'a Role', 'aws_s3.IBucket', 'Documents/Job'],
  ['a subnet in place of a VPC', toCanary('vpc'), aSubnet, "'vpc' of new ReplicationCanary()", 'a PrivateSubnet', 'aws_ec2.IVpc', 'Documents/Canary'],
  ['an ARN in place of a queue', toCanary('deadLetterQueue'), () => 'arn:aws:sqs:eu-west-1:111111111111:failed', "'deadLetterQueue' of new ReplicationCanary()", 'arn:aws:sqs:eu-west-1:111111111111:failed', 'aws_sqs.IQueue', 'Documents/Canary'],
  ['a topic in place of a queue', toCanary('deadLetterQueue'), (stack) => new sns.Topic(stack, 'Own'), "'deadLetterQueue' of new ReplicationCanary()", 'a Topic', 'aws_sqs.IQueue', 'Documents/Canary'],
  ['a role in place of an alarm', toRepair, aRole, "'alarms[0]' of new ReplicationRepair()", 'a Role', 'aws_cloudwatch.IAlarm', 'Documents/Repair'],
  ['a key in place of a role', (stack, role) => new ReplicationRole(stack, 'Role', { role }), aKey, "'role' of new ReplicationRole()", 'a Key', 'aws_iam.IRole', 'Documents/Role'],
  ['a role in place of a key', (_stack, sourceKey) => ReplicationKeys.singleRegion({ sourceKey }), aRole, "'sourceKey' of ReplicationKeys.singleRegion()", 'a Role', 'aws_kms.IKey', null],
  ['a key in place of a topic', (_stack, topic) => ReplicationEvents.toTopic(topic), aKey, "'topic' of ReplicationEvents.toTopic()", 'a Key', 'aws_sns.ITopic', null],
  ['a key in place of a function', (_stack, target) => ReplicationEvents.toFunction(target), aKey, 'of ReplicationEvents.toFunction()', 'a Key', 'aws_lambda.IFunction', null],
];

const otherClasses = OTHER_CLASSES.map(([what, make, pass, problem, value, type, path]) => {
  const act = () => {
    const stack = sourceStack();
    make(stack, pass(stack));
  };
  return [what, act, `${problem} is not an ${type}`, value, `pass an ${type}`, path] as const;
});

const missing: readonly (readonly [string, () => unknown, string, string, (string | null)?])[] = [
  ['props', () => build(undefined), `'props' of ${NEW} is missing`, "pass an object with 'destinations'"],
  ['destinations', () => build({}), `'destinations' of ${NEW} is missing`, 'pass a list'],
  ['one of the destinations', () => build({ destinations: [undefined] }), `'destinations[0]' of ${NEW} is missing`, 'make one with'],
  ['the account of a destination', () => ReplicationDestination.inAccount(undefined as Written, 'eu-west-1'), "'account' of ReplicationDestination.inAccount() is missing", 'pass a string', null],
  ['the writers of a replica bucket', () => new ReplicaBucket(sourceStack(), 'Vault', {} as Written), "'writers' of new ReplicaBucket() is missing", 'ReplicaWriters.roles()', 'Documents/Vault'],
  ['break-glass roles', () => new ReplicaProtection({} as Written), "'breakGlassRoleArns' of new ReplicaProtection() is missing", 'pass a list', null],
];

/** Names and types of what callers pass. */
export const INPUT_CASES: readonly ErrorCase[] = [
  ...unknown.map(([what, act, problem, value, remedy, path = REPLICATION_PATH]): ErrorCase =>
    ({ code: 'PropUnknown', title: `fails for ${what}`, act: () => void act(), problem, value, remedy, path })),
  ...[...wrongType, ...otherClasses].map(([what, act, problem, value, remedy, path = REPLICATION_PATH]): ErrorCase =>
    ({ code: 'PropTypeInvalid', title: `fails for ${what}`, act: () => void act(), problem, value, remedy, path })),
  ...missing.map(([what, act, problem, remedy, path = REPLICATION_PATH]): ErrorCase =>
    ({ code: 'PropMissing', title: `fails without ${what}`, act: () => void act(), problem, remedy, path })),
];
