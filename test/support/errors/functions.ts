import { parse } from 'node:path';
import { Aws, Duration } from 'aws-cdk-lib';
import type { Environment, Stack } from 'aws-cdk-lib';
import { SecurityGroup, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import type { SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { BatchReplicationJob, ReplicationCanary, ReplicationRepair, UpdateObjectEncryptionJob } from 'cdk-encrypted-replication';
import type { ReplicationAsyncFunctionOptions, ReplicationFunctionOptions } from 'cdk-encrypted-replication';
import { findHandlerFolder } from '../../../src/functions/private/find-handler-folder';
import type { ErrorCase } from './error-case';
import { OTHER_ACCOUNT, REPLICA_REGION, SOURCE_REGION, replicate, sourceStack, stackBeside } from './fixture';

type Make<Options> = (stack: Stack, options: Options) => unknown;

/** Everything that brings a function along, below the id `Own`. */
const EVENT_FUNCTIONS: readonly (readonly [what: string, make: Make<ReplicationAsyncFunctionOptions>])[] = [
  ['a canary', (stack, options) => new ReplicationCanary(stack, 'Own', { replication: replicate({}, stack), ...options })],
  ['a repair', (stack, options) => new ReplicationRepair(stack, 'Own', {
    replication: replicate({}, stack), schedule: Schedule.rate(Duration.days(1)), ...options,
  })],
];
const FUNCTIONS: readonly (readonly [what: string, make: Make<ReplicationFunctionOptions>])[] = [
  ...EVENT_FUNCTIONS,
  ['a batch replication job', (stack, options) =>
    new BatchReplicationJob(stack, 'Own', { replication: replicate({}, stack), revision: '1', ...options })],
  ['a job that encrypts', (stack, options) => {
    const key = new Key(stack, 'Key');
    const bucket = new Bucket(stack, 'Bucket', { encryptionKey: key });
    return new UpdateObjectEncryptionJob(stack, 'Own', { bucket, key, s3ManagedEncryption: true, revision: '1', ...options });
  }],
];

interface OptionCase<Options> extends Pick<ErrorCase, 'problem' | 'value' | 'remedy'> {
  /** What fails, after "for" and what brings the function along. */
  readonly having: string;
  readonly options: (stack: Stack) => Options;
}

const vpcBeside = (stack: Stack, env: Environment) => Vpc.fromVpcAttributes(stackBeside(stack, 'Elsewhere', env), 'Vpc', {
  vpcId: 'vpc-1', availabilityZones: ['eu-west-1a'], privateSubnetIds: ['subnet-1'],
});
const queueBeside = (stack: Stack, env: Environment) => new Queue(stackBeside(stack, 'Elsewhere', env), 'Failed', { queueName: 'failed' });
const TOPIC_ARN = 'arn:aws:sns:ap-southeast-1:111111111111:failed';
const NOT_BESIDE = "'deadLetterQueue', Elsewhere/Failed, is not in the Region and account of the function";

const SELECTING_NONE: readonly (readonly [having: string, vpcSubnets: SubnetSelection])[] = [
  ['no subnets at all', { subnets: [] }],
  ['an Availability Zone without subnets', { availabilityZones: ['eu-west-1z'] }],
];

const OF_ALL: readonly OptionCase<ReplicationFunctionOptions>[] = [
  {
    having: 'subnets without a VPC',
    options: () => ({ vpcSubnets: { subnetType: SubnetType.PRIVATE_ISOLATED } }),
    problem: "'vpcSubnets' and 'securityGroups' are for a function in a VPC",
    value: { vpcSubnets: { subnetType: 'Isolated' } },
    remedy: "give the 'vpc' too",
  },
  {
    having: 'security groups without a VPC',
    options: (stack) => ({ securityGroups: [SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-0123456789abcdef0')] }),
    problem: "'vpcSubnets' and 'securityGroups' are for a function in a VPC",
    value: { securityGroups: 1 },
    remedy: "give the 'vpc' too",
  },
  {
    having: 'a VPC of another Region',
    options: (stack) => ({ vpc: vpcBeside(stack, {}) }),
    problem: "'vpc', Elsewhere/Vpc, is in another Region than the function, ap-southeast-1",
    value: REPLICA_REGION,
    remedy: 'use a VPC of ap-southeast-1',
  },
  {
    having: 'public subnets',
    options: (stack) => ({ vpc: new Vpc(stack, 'Vpc', { natGateways: 0 }), vpcSubnets: { subnetType: SubnetType.PUBLIC } }),
    problem: "the function would be in public subnets of 'vpc', from which it reaches nothing",
    value: { vpc: 'Documents/Vpc', vpcSubnets: { subnetType: 'Public' } },
    remedy: 'use private subnets behind a NAT gateway',
  },
  {
    having: 'a VPC that has no subnets but public ones',
    options: (stack) => ({ vpc: new Vpc(stack, 'Vpc', { subnetConfiguration: [{ name: 'Public', subnetType: SubnetType.PUBLIC }] }) }),
    problem: "the function would be in public subnets of 'vpc', from which it reaches nothing",
    value: { vpc: 'Documents/Vpc' },
    remedy: 'use private subnets behind a NAT gateway',
  },
  {
    having: 'public subnets, one by one',
    options: (stack) => {
      const vpc = new Vpc(stack, 'Vpc');
      return { vpc, vpcSubnets: { subnets: vpc.publicSubnets.slice(0, 1) } };
    },
    problem: "the function would be in public subnets of 'vpc', from which it reaches nothing",
    value: { vpc: 'Documents/Vpc', vpcSubnets: { subnets: ['Documents/Vpc/PublicSubnet1'] } },
    remedy: 'use private subnets behind a NAT gateway',
  },
  ...SELECTING_NONE.map(([having, vpcSubnets]) => ({
    having,
    options: (stack: Stack) => ({ vpc: new Vpc(stack, 'Vpc'), vpcSubnets }),
    problem: "'vpcSubnets' selects no subnet of 'vpc'",
    value: { vpc: 'Documents/Vpc', vpcSubnets },
    remedy: 'use private subnets behind a NAT gateway',
  })),
  {
    having: 'a group of subnets that does not exist',
    options: (stack) => ({ vpc: new Vpc(stack, 'Vpc'), vpcSubnets: { subnetGroupName: 'Inner' } }),
    problem: "no subnets of 'vpc' can be selected: There are no subnet groups with name 'Inner' in this VPC. Available names: Public,Private",
    value: { vpc: 'Documents/Vpc', vpcSubnets: { subnetGroupName: 'Inner' } },
    remedy: 'use private subnets behind a NAT gateway',
  },
  {
    having: 'a VPC that is imported without subnets',
    options: (stack) => ({ vpc: Vpc.fromVpcAttributes(stack, 'Vpc', { vpcId: 'vpc-1', availabilityZones: ['eu-west-1a'] }) }),
    problem: "no subnets of 'vpc' can be selected: There are no 'Public' subnet groups in this VPC. Available types:",
    value: { vpc: 'Documents/Vpc' },
    remedy: 'use private subnets behind a NAT gateway',
  },
  {
    having: 'an empty list of security groups',
    options: (stack) => ({ vpc: new Vpc(stack, 'Vpc'), securityGroups: [] }),
    problem: "'securityGroups' is empty",
    value: [],
    remedy: 'leave it out, or list one',
  },
  ...[0, -1, 1.5, NaN].map((reservedConcurrentExecutions) => ({
    having: `a concurrency of ${reservedConcurrentExecutions}`,
    options: () => ({ reservedConcurrentExecutions }),
    problem: "'reservedConcurrentExecutions' is not a whole number from 1",
    value: Number.isNaN(reservedConcurrentExecutions) ? 'NaN' : reservedConcurrentExecutions,
    remedy: 'use 1 or more',
  })),
];

const OF_EVENTS: readonly OptionCase<ReplicationAsyncFunctionOptions>[] = [
  {
    having: 'a FIFO queue',
    options: (stack) => ({ deadLetterQueue: new Queue(stack, 'Failed', { fifo: true }) }),
    problem: "'deadLetterQueue' is a FIFO queue",
    value: 'Documents/Failed',
    remedy: 'use a standard queue',
  },
  {
    having: 'a topic in place of a queue',
    options: (stack) => ({ deadLetterQueue: Queue.fromQueueArn(stack, 'Failed', TOPIC_ARN) }),
    problem: "'deadLetterQueue', Documents/Failed, is no queue",
    value: TOPIC_ARN,
    remedy: 'use a standard queue of SQS',
  },
  {
    having: 'a topic of a Region that is known at deployment in place of a queue',
    options: (stack) => ({ deadLetterQueue: Queue.fromQueueArn(stack, 'Failed', `arn:aws:sns:${Aws.REGION}:111111111111:failed`) }),
    problem: "'deadLetterQueue', Documents/Failed, is no queue",
    value: '<token>',
    remedy: 'use a standard queue of SQS',
  },
  {
    having: 'a queue of another Region',
    options: (stack) => ({ deadLetterQueue: queueBeside(stack, {}) }),
    problem: NOT_BESIDE,
    value: { region: REPLICA_REGION, account: '111111111111' },
    remedy: 'use a queue of ap-southeast-1, in the account of the function',
  },
  {
    having: 'a queue of another account',
    options: (stack) => ({ deadLetterQueue: queueBeside(stack, { region: SOURCE_REGION, account: OTHER_ACCOUNT }) }),
    problem: NOT_BESIDE,
    value: { region: SOURCE_REGION, account: OTHER_ACCOUNT },
    remedy: 'use a queue of ap-southeast-1, in the account of the function',
  },
  {
    having: 'an imported queue of another account',
    options: (stack) => ({ deadLetterQueue: Queue.fromQueueArn(stack, 'Failed', `arn:aws:sqs:ap-southeast-1:${OTHER_ACCOUNT}:failed`) }),
    problem: "'deadLetterQueue', Documents/Failed, is not in the Region and account of the function",
    value: { region: SOURCE_REGION, account: OTHER_ACCOUNT },
    remedy: 'use a queue of ap-southeast-1, in the account of the function',
  },
];

function toCases<Options>(
  functions: readonly (readonly [what: string, make: Make<Options>])[],
  invalid: readonly OptionCase<Options>[],
): ErrorCase[] {
  return functions.flatMap(([what, make]) => invalid.map(({ having, options, ...expected }): ErrorCase => ({
    code: 'FunctionOptionsInvalid',
    title: `fails for ${what} with ${having}`,
    act: () => {
      const stack = sourceStack();
      make(stack, options(stack));
    },
    ...expected,
    path: 'Documents/Own',
  })));
}

export const FUNCTION_CASES: readonly ErrorCase[] = [
  ...toCases(FUNCTIONS, OF_ALL),
  ...toCases(EVENT_FUNCTIONS, OF_EVENTS),
  {
    code: 'FunctionCodeMissing',
    title: 'fails where the library is without its folder, as in the file of a bundler',
    act: () => findHandlerFolder('canary', sourceStack(), parse(__dirname).root),
    problem: 'the code of a Lambda function is not beside the library',
    value: 'canary',
    remedy: "leave 'cdk-encrypted-replication' out of the bundle",
    path: 'Documents',
  },
];
