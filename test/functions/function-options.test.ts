import { Aws, Duration, Lazy, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { SecurityGroup, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import {
  BatchReplicationJob,
  EncryptedCrossRegionReplication,
  ReplicationCanary,
  ReplicationDestination,
  ReplicationRepair,
} from 'cdk-encrypted-replication';
import type {
  BatchReplicationJobProps,
  ReplicationAsyncFunctionOptions,
  ReplicationFunctionOptions,
} from 'cdk-encrypted-replication';
import { audit } from '../support/audit';
import { MANAGED_POLICY, replicationIn } from '../support/replication';

const FUNCTION = 'AWS::Lambda::Function';
const QUEUE_ARN = 'arn:aws:sqs:ap-southeast-1:111111111111:failed';
const KEY_ARN = 'arn:aws:kms:ap-southeast-1:111111111111:key/11111111-2222-3333-4444-555555555555';

interface Made {
  readonly stack: Stack;
  readonly template: Template;
}

type Options<T> = (stack: Stack) => T;
type Make<T> = (options: Options<T>, account?: string) => Made;

const make = <T extends ReplicationFunctionOptions>(
  create: (stack: Stack, options: T) => unknown,
): Make<T> => (options, account) => {
  const { stack } = replicationIn({ account });
  create(stack, options(stack));
  return { stack, template: Template.fromStack(stack) };
};

const replicationOf = (stack: Stack) => ({
  replication: stack.node.findChild('Replication') as EncryptedCrossRegionReplication,
});
const makeCanary = make<ReplicationAsyncFunctionOptions>((stack, options) =>
  new ReplicationCanary(stack, 'Own', { ...replicationOf(stack), ...options }));
const makeRepair = make<ReplicationAsyncFunctionOptions>((stack, options) =>
  new ReplicationRepair(stack, 'Own', { ...replicationOf(stack), schedule: Schedule.rate(Duration.days(1)), ...options }));
const makeJob = make<ReplicationFunctionOptions & Partial<BatchReplicationJobProps>>((stack, options) =>
  new BatchReplicationJob(stack, 'Own', { ...replicationOf(stack), revision: '1', ...options }));

const EVENT_FUNCTIONS: [string, Make<ReplicationAsyncFunctionOptions>][] = [['a canary', makeCanary], ['a repair', makeRepair]];
const FUNCTIONS: [string, Make<ReplicationFunctionOptions>][] = [...EVENT_FUNCTIONS, ['a job', makeJob]];

const importVpc = (stack: Stack) => Vpc.fromVpcAttributes(stack, 'Vpc', {
  vpcId: 'vpc-1', availabilityZones: ['ap-southeast-1a', 'ap-southeast-1b'], privateSubnetIds: ['subnet-1', 'subnet-2'],
});
const isolatedVpc = (stack: Stack) => new Vpc(stack, 'Vpc', { subnetConfiguration: [{ name: 'Own', subnetType: SubnetType.PRIVATE_ISOLATED }] });

/** Every statement of a Sid in the managed policies of the stack. */
function statement({ template }: Made, sid: string) {
  return Object.values(template.findResources(MANAGED_POLICY))
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
    .filter(({ Sid }) => Sid === sid);
}

/** The functions of the library; those of the provider framework of CDK have another handler. */
const functionsIn = ({ template }: Made) => Object.values(template.findResources(FUNCTION, {
  Properties: { Handler: Match.stringLikeRegexp('^index') },
}));

describe.each(FUNCTIONS)('the function of %s', (_what, makeFunction) => {
  test('is in the VPC, the subnets and the security groups that are given', () => {
    makeFunction((stack) => {
      const vpc = importVpc(stack);
      const securityGroups = [new SecurityGroup(stack, 'Group', { vpc })];
      return { vpc, vpcSubnets: { subnetType: SubnetType.PRIVATE_WITH_EGRESS }, securityGroups };
    }).template.hasResourceProperties(FUNCTION, {
      VpcConfig: {
        SecurityGroupIds: [{ 'Fn::GetAtt': [Match.stringLikeRegexp('^Group'), 'GroupId'] }],
        SubnetIds: ['subnet-1', 'subnet-2'],
      },
    });
  });

  test('has none of these unless they are given', () => {
    const [{ Properties }] = functionsIn(makeFunction(() => ({})));
    const set = /^(VpcConfig|ReservedConcurrentExecutions|DeadLetterConfig)$/;
    expect(Object.keys(Properties).filter((property) => set.test(property))).toEqual([]);
  });

  test.each([[1, 1], [Lazy.number({ produce: () => 2 }), 2]])('has the concurrency that is given', (reservedConcurrentExecutions, written) => {
    const { template } = makeFunction(() => ({ reservedConcurrentExecutions }));
    template.hasResourceProperties(FUNCTION, { ReservedConcurrentExecutions: written });
  });

  test('may be in a VPC whose Region is known at deployment', () => {
    const made = makeFunction((stack) => ({
      vpc: Vpc.fromVpcAttributes(stack, 'Vpc', {
        vpcId: 'vpc-1', availabilityZones: ['a'], privateSubnetIds: [Lazy.string({ produce: () => 'subnet-1' })], region: Aws.REGION,
      }),
    }));
    made.template.hasResourceProperties(FUNCTION, { VpcConfig: { SubnetIds: ['subnet-1'] } });
  });

  test('is warned of in isolated subnets, with the endpoints that it needs', () => {
    const { stack } = makeFunction((scope) => ({ vpc: isolatedVpc(scope) }));
    const pattern = Match.stringLikeRegexp('isolated subnets of Documents/Vpc.* s3.* of ap-southeast-1');
    Annotations.fromStack(stack).hasWarning('/Documents/Own', pattern);
  });

  test('is not warned of in private subnets', () => {
    const { stack } = makeFunction((scope) => ({ vpc: new Vpc(scope, 'Vpc') }));
    Annotations.fromStack(stack).hasNoWarning('/Documents/Own', Match.stringLikeRegexp('isolated'));
  });

  test('may be in a VPC that CDK has yet to look up, which has other subnets then', () => {
    const vpcSubnets = { subnetGroupName: 'Inner' };
    const made = makeFunction((scope) => ({ vpc: Vpc.fromLookup(scope, 'Vpc', { isDefault: true }), vpcSubnets }));
    made.template.hasResourceProperties(FUNCTION, { VpcConfig: { SubnetIds: [] } });
  });

  test('is not created before its policy is there', () => {
    const [{ DependsOn }] = functionsIn(makeFunction(() => ({})));
    expect(DependsOn).toContainEqual(expect.stringMatching(/^Own.*Policy/));
  });
});

describe('the endpoints that a warning names', () => {
  const warningOf = (makeFunction: Make<ReplicationFunctionOptions>) => {
    const { stack } = makeFunction((scope) => ({ vpc: isolatedVpc(scope) }));
    return String(Annotations.fromStack(stack).findWarning('/Documents/Own', Match.stringLikeRegexp('isolated'))[0].entry.data);
  };

  test('of a canary are those of each Region', () => {
    expect(warningOf(makeCanary)).toContain('calls: s3, kms, monitoring of ap-southeast-1; s3, kms of eu-west-1');
  });

  test('of a canary are without KMS in another account', () => {
    const destinations = [ReplicationDestination.inAccount('222222222222', 'eu-north-1')];
    expect(warningOf((options) => {
      const { stack, replication } = replicationIn({ props: { destinations } });
      new ReplicationCanary(stack, 'Own', { replication, ...options(stack) });
      return { stack, template: Template.fromStack(stack) };
    })).toContain('monitoring of ap-southeast-1; s3 of eu-north-1');
  });

  test('of a job are those of S3, and of what the provider framework calls', () => {
    expect(warningOf(makeJob)).toContain('calls: s3 of ap-southeast-1');
    expect(warningOf((options) => makeJob((stack) => ({ ...options(stack), waitForCompletion: true }))))
      .toContain('calls: s3, lambda, states of ap-southeast-1');
  });
});

test('the functions of a job that is waited for are all in the VPC, those of the provider framework too', () => {
  const { template } = makeJob((stack) => (
    { vpc: importVpc(stack), reservedConcurrentExecutions: 1, waitForCompletion: true }));
  const all = Object.values(template.findResources(FUNCTION)).map(({ Properties }) => Properties);
  expect(all.map(({ VpcConfig }) => VpcConfig?.SubnetIds)).toEqual(Array(5).fill(['subnet-1', 'subnet-2']));
  expect(all.filter(({ ReservedConcurrentExecutions: reserved }) => reserved === 1)).toHaveLength(2);
});

describe.each(EVENT_FUNCTIONS)('the dead-letter queue of %s', (_what, makeFunction) => {
  const sealed = () => makeFunction((stack) => ({
    deadLetterQueue: new Queue(stack, 'Failed', { encryptionMasterKey: new Key(stack, 'QueueKey') }),
  }));

  test('gets the events', () => {
    sealed().template.hasResourceProperties(FUNCTION, {
      DeadLetterConfig: { TargetArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Failed'), 'Arn'] } },
    });
  });

  test('is all that the function may send to', () => {
    expect(statement(sealed(), 'SendDeadLetters')).toEqual([{
      Sid: 'SendDeadLetters', Effect: 'Allow', Action: 'sqs:SendMessage', Resource: { 'Fn::GetAtt': [expect.stringMatching(/^Failed/), 'Arn'] },
    }]);
  });

  test('has a key that the function may use through SQS, and not otherwise', () => {
    expect(statement(sealed(), 'EncryptDeadLetters')).toEqual([{
      Sid: 'EncryptDeadLetters',
      Effect: 'Allow',
      Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
      Resource: { 'Fn::GetAtt': [expect.stringMatching(/^QueueKey/), 'Arn'] },
      Condition: { StringEquals: { 'kms:ViaService': 'sqs.ap-southeast-1.amazonaws.com' } },
    }]);
  });

  test('may have no key', () => {
    const made = makeFunction((stack) => ({ deadLetterQueue: new Queue(stack, 'Failed', { encryption: QueueEncryption.SQS_MANAGED }) }));
    expect(statement(made, 'EncryptDeadLetters')).toEqual([]);
    expect(statement(made, 'SendDeadLetters')).toHaveLength(1);
  });

  test('may be one whose place is known at deployment', () => {
    const made = makeFunction((stack) => ({
      deadLetterQueue: Queue.fromQueueArn(stack, 'Failed', `arn:aws:sqs:${Aws.REGION}:${Aws.ACCOUNT_ID}:failed`),
    }));
    expect(statement(made, 'SendDeadLetters')).toHaveLength(1);
  });

  test('may be of an account that is known at deployment, as the stack is', () => {
    const made = makeFunction((stack) => ({ deadLetterQueue: new Queue(stack, 'Failed') }), 'token');
    expect(statement(made, 'SendDeadLetters')).toHaveLength(1);
  });

  test.each<[string, (stack: Stack) => IQueue]>([
    ['an ARN', (stack) => Queue.fromQueueArn(stack, 'Failed', QUEUE_ARN)],
    ['an ARN that is known at deployment', (stack) => Queue.fromQueueArn(stack, 'Failed', Lazy.string({ produce: () => QUEUE_ARN }))],
  ])('is warned of that is imported by %s, and may have a key', (_by, importQueue) => {
    const { stack } = makeFunction((scope) => ({ deadLetterQueue: importQueue(scope) }));
    Annotations.fromStack(stack).hasWarning('/Documents/Own', Match.stringLikeRegexp('imported queue Documents/Failed .*keyArn'));
  });

  test.each<[string, (stack: Stack) => IQueue]>([
    ['imported with its key', (stack) => Queue.fromQueueAttributes(stack, 'Failed', { queueArn: QUEUE_ARN, keyArn: KEY_ARN })],
    ['made by the app', (stack) => new Queue(stack, 'Failed')],
    ['of a class that knows its encryption', (stack) => {
      const queue = Queue.fromQueueArn(stack, 'Failed', QUEUE_ARN);
      return Object.assign(queue, { encryptionType: QueueEncryption.SQS_MANAGED });
    }],
  ])('is not warned of that is %s', (_how, makeQueue) => {
    const { stack } = makeFunction((scope) => ({ deadLetterQueue: makeQueue(scope) }));
    Annotations.fromStack(stack).hasNoWarning('/Documents/Own', Match.stringLikeRegexp('imported queue'));
  });

  test('has a key that is imported with it', () => {
    const made = makeFunction((stack) => ({
      deadLetterQueue: Queue.fromQueueAttributes(stack, 'Failed', { queueArn: QUEUE_ARN, keyArn: KEY_ARN }),
    }));
    expect(statement(made, 'EncryptDeadLetters')).toMatchObject([{ Resource: KEY_ARN }]);
  });

  test('adds no inline policy', () => {
    sealed().template.resourceCountIs('AWS::IAM::Policy', 0);
  });
});

describe('cdk-nag', () => {
  const inNetwork = (stack: Stack) => ({ vpc: importVpc(stack), reservedConcurrentExecutions: 1 });
  const withQueue = (stack: Stack) => ({ ...inNetwork(stack), deadLetterQueue: new Queue(stack, 'Failed') });

  test.each<[string, (stack: Stack, replication: EncryptedCrossRegionReplication) => unknown]>([
    ['a canary', (stack, replication) => new ReplicationCanary(stack, 'Own', { replication })],
    ['a canary with all options', (stack, replication) => new ReplicationCanary(stack, 'Own', { replication, ...withQueue(stack) })],
    ['a job in a VPC', (stack, replication) => new BatchReplicationJob(stack, 'Own', { replication, revision: '1', ...inNetwork(stack) })],
    ['a job in a VPC that is waited for', (stack, replication) =>
      new BatchReplicationJob(stack, 'Own', { replication, revision: '1', waitForCompletion: true, ...inNetwork(stack) })],
  ])('finds nothing on %s, and nothing is acknowledged that it does not find', (_what, create) => {
    const { findings, met, given } = audit((app) => {
      const stack = new Stack(app, 'Documents', { env: { account: '111111111111', region: 'ap-southeast-1' } });
      create(stack, new EncryptedCrossRegionReplication(stack, 'Replication', {
        destinations: [ReplicationDestination.inRegion('eu-west-1')],
      }));
    });
    expect(findings.filter((each) => / on Documents\/Own\//.test(each))).toEqual([]);
    expect(met).toEqual(given);
  });
});
