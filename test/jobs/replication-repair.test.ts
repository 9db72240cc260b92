import { Aws, Duration, Lazy, Size, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { IAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { StorageClass } from 'aws-cdk-lib/aws-s3';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import {
  EncryptedCrossRegionReplication,
  ReplicationAlarm,
  ReplicationDestination,
  ReplicationDirection,
  ReplicationMonitoring,
  ReplicationRepair,
} from 'cdk-encrypted-replication';
import type { BatchJobFilter, EncryptedCrossRegionReplicationProps, ReplicationRepairProps } from 'cdk-encrypted-replication';
import { audit } from '../support/audit';
import { MANAGED_POLICY, SOURCE_ARN, replicationIn } from '../support/replication';

const FUNCTION = 'AWS::Lambda::Function';
const RULE = 'AWS::Events::Rule';
const DAILY = { schedule: Schedule.rate(Duration.days(1)) };

type Change = Partial<ReplicationRepairProps>;

interface Made {
  readonly stack: Stack;
  readonly repair: ReplicationRepair;
  readonly template: Template;
}

function makeRepair(
  change: Change | ((stack: Stack) => Change) = DAILY,
  props: Partial<EncryptedCrossRegionReplicationProps> = {},
  account?: string,
): Made {
  const { stack, replication } = replicationIn({ props, account });
  const repair = new ReplicationRepair(stack, 'Repair', {
    replication, ...(typeof change === 'function' ? change(stack) : change),
  });
  return { stack, repair, template: Template.fromStack(stack) };
}

/** The settings of the function; what is known at deployment is `<reference>` there. */
function settingsOf({ template }: Made): Record<string, string> {
  const [{ Properties: { Environment: { Variables } } }] = Object.values(template.findResources(FUNCTION, {
    Properties: { Handler: 'index.handler', Description: Match.stringLikeRegexp('^Starts') },
  }));
  return Object.fromEntries(Object.entries<any>(Variables).map(([name, value]) => [name, typeof value === 'string' ? value
    : value['Fn::Join']?.[1].map((part: unknown) => (typeof part === 'string' ? part : '<reference>')).join('') ?? '<reference>']));
}

function statement({ template }: Made, sid: string) {
  return Object.values(template.findResources(MANAGED_POLICY))
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
    .filter(({ Sid }) => Sid === sid);
}

const importVpc = (stack: Stack) => Vpc.fromVpcAttributes(stack, 'Vpc', {
  vpcId: 'vpc-1', availabilityZones: ['ap-southeast-1a', 'ap-southeast-1b'], privateSubnetIds: ['subnet-1', 'subnet-2'],
});

const rules = ({ template }: Made) => Object.values(template.findResources(RULE)).map(({ Properties }) => Properties);

test('a run that fails is not repeated', () => {
  makeRepair().template.hasResourceProperties('AWS::Lambda::EventInvokeConfig', { MaximumRetryAttempts: 0 });
});

describe('the request', () => {
  const requestOf = (made: Made) => JSON.parse(settingsOf(made).REQUEST);

  test('has S3 replicate what failed, and nothing else', () => {
    const { Operation, ManifestGenerator: { S3JobManifestGenerator: generator } } = requestOf(makeRepair());
    expect(Operation).toEqual({ S3ReplicateObject: {} });
    expect(generator.Filter).toEqual({ EligibleForReplication: true, ObjectReplicationStatuses: ['FAILED'] });
  });

  test('has the filter, the priority and the scope of the report', () => {
    const made = makeRepair({ ...DAILY, filter: { keyPrefix: 'contracts/' }, priority: 3, reportAllObjects: true });
    expect(requestOf(made)).toMatchObject({
      Priority: 3,
      Report: { ReportScope: 'AllTasks', Prefix: 'Documents-Repair' },
      ManifestGenerator: { S3JobManifestGenerator: { Filter: { KeyNameConstraint: { MatchAnyPrefix: ['contracts/'] } } } },
    });
    expect(statement(made, 'InitiateReplication')[0].Resource).toBe(`${SOURCE_ARN}/contracts/*`);
  });
});

describe('the function', () => {
  test('knows its account, its stack and the interval', () => {
    expect(settingsOf(makeRepair())).toMatchObject({
      ACCOUNT_ID: '111111111111', IDENTITY: '<reference> DocumentsRepair725E60BA', INTERVAL_SECONDS: '3600',
    });
  });

  test('starts no more than one job in the interval that it is told', () => {
    expect(settingsOf(makeRepair({ ...DAILY, minimumInterval: Duration.minutes(5) })).INTERVAL_SECONDS).toBe('300');
  });

  test('may create replication jobs, find and describe them, and pass their role', () => {
    const made = makeRepair();
    const [{ Properties: { PolicyDocument } }] = Object.values(made.template.findResources(MANAGED_POLICY, {
      Properties: { Description: Match.stringLikeRegexp('^What the function needs') },
    }));
    expect(PolicyDocument.Statement).toEqual([
      {
        Sid: 'CreateJob',
        Effect: 'Allow',
        Action: 's3:CreateJob',
        Resource: '*',
        Condition: {
          StringEquals: { 's3:RequestJobOperation': 'S3ReplicateObject' },
          NumericEquals: { 's3:RequestJobPriority': '10' },
        },
      },
      { Sid: 'FindJob', Effect: 'Allow', Action: 's3:ListJobs', Resource: '*' },
      {
        Sid: 'PassBatchRole',
        Effect: 'Allow',
        Action: 'iam:PassRole',
        Resource: { 'Fn::GetAtt': [expect.stringMatching(/^RepairRole/), 'Arn'] },
        Condition: { StringEquals: { 'iam:PassedToService': 'batchoperations.s3.amazonaws.com' } },
      },
      { Sid: 'DescribeJob', Effect: 'Allow', Action: 's3:DescribeJob', Resource: 'arn:aws:s3:ap-southeast-1:111111111111:job/*' },
    ]);
  });
});

describe('the schedule', () => {
  test.each([
    ['as often as the interval', { schedule: Schedule.rate(Duration.hours(1)) }],
    ['as often as a shorter interval', { schedule: Schedule.rate(Duration.minutes(5)), minimumInterval: Duration.minutes(5) }],
    ['when it is known at deployment', { schedule: Schedule.expression(Lazy.string({ produce: () => 'rate(1 minute)' })) }],
  ])('may come round %s', (_when, change) => {
    makeRepair(change).template.resourceCountIs(RULE, 1);
  });

  test('calls the function', () => {
    const made = makeRepair();
    expect(rules(made)).toMatchObject([{
      ScheduleExpression: 'rate(1 day)',
      State: 'ENABLED',
      Targets: [{ Arn: { 'Fn::GetAtt': [expect.stringMatching(/^RepairFunction/), 'Arn'] } }],
    }]);
    made.template.hasResourceProperties('AWS::Lambda::Permission', {
      Action: 'lambda:InvokeFunction',
      Principal: 'events.amazonaws.com',
      SourceArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^RepairSchedule'), 'Arn'] },
    });
  });

  test('may have ended, which a warning says', () => {
    const { stack, template } = makeRepair({ schedule: Schedule.expression('cron(0 3 * * ? 2025)') });
    template.hasResourceProperties(RULE, { ScheduleExpression: 'cron(0 3 * * ? 2025)' });
    Annotations.fromStack(stack).hasWarning('/Documents/Repair', Match.stringLikeRegexp('ScheduleEnded'));
  });

  test('begins when the configuration, the policies and the reports are there', () => {
    makeRepair().template.hasResource(RULE, {
      DependsOn: Match.arrayWith([
        Match.stringLikeRegexp('^BatchReplicationReportsBucket'),
        Match.stringLikeRegexp('^RepairFunctionPolicy'),
        Match.stringLikeRegexp('^RepairPolicy'),
        Match.stringLikeRegexp('^ReplicationBucket'),
        Match.stringLikeRegexp('^ReplicationRoleSourcePolicy'),
      ]),
    });
  });
});

describe('two repairs of one bucket', () => {
  const [day, later] = [new Date('2026-01-01T00:00:00Z'), new Date('2026-02-01T00:00:00Z')];
  const atDeployment = Size.bytes(Lazy.number({ produce: () => 1 }));
  const warningsOf = (first: BatchJobFilter | undefined, second: BatchJobFilter | undefined) => {
    const { stack, replication } = replicationIn();
    [first, second].forEach((filter, index) => new ReplicationRepair(stack, `Repair${index}`, { replication, ...DAILY, filter }));
    return Annotations.fromStack(stack).findWarning('*', Match.stringLikeRegexp('RepairBesideAnother'));
  };

  test('are warned of at the second, which names the first', () => {
    const [warning, ...others] = warningsOf(undefined, undefined);
    expect(warning.id).toBe('/Documents/Repair1');
    expect(warning.entry.data).toContain('the repair Documents/Repair0 takes the same objects');
    expect(others).toEqual([]);
  });

  test.each<[string, BatchJobFilter, BatchJobFilter | undefined]>([
    ['all and some objects', { keyPrefix: 'a/' }, undefined],
    ['prefixes of which one is in the other', { keyPrefix: 'a/' }, { keyPrefix: 'a/b/' }],
    ['suffixes of which one is in the other', { keySuffix: '.tar.gz' }, { keySuffix: '.gz' }],
    ['a prefix and a suffix', { keyPrefix: 'a/' }, { keySuffix: '.gz' }],
    ['a storage class in common', { storageClasses: [StorageClass.INFREQUENT_ACCESS, StorageClass.GLACIER] }, { storageClasses: [StorageClass.GLACIER] }],
    ['times that overlap', { createdBefore: later }, { createdAfter: day }],
    ['sizes that overlap', { sizeLessThan: Size.bytes(11) }, { sizeGreaterThan: Size.bytes(9) }],
  ])('are warned of where they have %s', (_what, first, second) => {
    expect(warningsOf(first, second)).toHaveLength(1);
    expect(warningsOf(second, first)).toHaveLength(1);
  });

  test.each<[string, BatchJobFilter, BatchJobFilter]>([
    ['prefixes', { keyPrefix: 'a/' }, { keyPrefix: 'b/' }],
    ['prefixes that deployment decides', { keyPrefix: 'a/' }, { keyPrefix: Lazy.string({ produce: () => 'a/' }) }],
    ['suffixes', { keySuffix: '.pdf' }, { keySuffix: '.gz' }],
    ['storage classes', { storageClasses: [StorageClass.INFREQUENT_ACCESS] }, { storageClasses: [StorageClass.GLACIER] }],
    ['times', { createdBefore: day }, { createdAfter: day }],
    ['sizes', { sizeLessThan: Size.bytes(10) }, { sizeGreaterThan: Size.bytes(9) }],
    ['sizes that deployment decides', { sizeLessThan: Size.bytes(10) }, { sizeGreaterThan: atDeployment }],
  ])('are not where their %s are apart', (_what, first, second) => {
    expect(warningsOf(first, second)).toEqual([]);
    expect(warningsOf(second, first)).toEqual([]);
  });
});

describe('the alarms', () => {
  const monitoring = new ReplicationMonitoring();
  const patternOf = (made: Made) =>
    rules(made).map(({ EventPattern }) => EventPattern).filter((each) => each !== undefined);

  test('on failures of the replication start a job when they are raised', () => {
    const made = makeRepair({ failureAlarm: true }, { monitoring });
    const [[, alarm]] = Object.entries(made.template.findResources('AWS::CloudWatch::Alarm', {
      Properties: { MetricName: 'OperationsFailedReplication' },
    }));
    expect(patternOf(made)).toEqual([{
      'source': ['aws.cloudwatch'],
      'detail-type': ['CloudWatch Alarm State Change'],
      'resources': [`arn:aws:cloudwatch:ap-southeast-1:111111111111:alarm:${alarm.Properties.AlarmName}`],
      'detail': { state: { value: ['ALARM'] } },
    }]);
    made.template.resourceCountIs(RULE, 1);
  });

  test('on failures of the other direction are those of another Region', () => {
    const { stack } = replicationIn({
      props: {
        destinations: [ReplicationDestination.inRegion('eu-west-1', { direction: ReplicationDirection.TWO_WAY })],
        monitoring,
      },
    });
    const replication = stack.node.findChild('Replication') as EncryptedCrossRegionReplication;
    new ReplicationRepair(stack, 'Repair', { replication, failureAlarm: true });
    Template.fromStack(stack).hasResourceProperties(RULE, { EventPattern: { resources: [Match.anyValue()] } });
  });

  test('are in the account of the stack, where that is known at deployment', () => {
    const [{ resources }] = patternOf(makeRepair({ failureAlarm: true }, { monitoring }, 'token'));
    expect(JSON.stringify(resources)).toContain('{"Ref":"AWS::AccountId"},":alarm:');
  });

  test('are in the Region of the source, where that of the stack is not known', () => {
    const { app, replication } = replicationIn({
      region: 'cn-north-1',
      props: {
        destinations: [ReplicationDestination.inRegion('cn-northwest-1')], monitoring,
      },
    });
    const stack = new Stack(app, 'Agnostic');
    new ReplicationRepair(stack, 'Repair', { replication, failureAlarm: true });
    const [rule] = Object.values(Template.fromStack(stack).findResources(RULE));
    expect(JSON.stringify(rule.Properties.EventPattern)).toContain('arn:aws-cn:cloudwatch:cn-north-1:');
  });

  test('of the user start a job too, beside a schedule', () => {
    const made = makeRepair((stack) => ({ ...DAILY, alarms: [Alarm.fromAlarmName(stack, 'Alarm', 'documents')] }));
    expect(JSON.stringify(patternOf(made))).toContain(':alarm:documents');
    made.template.resourceCountIs(RULE, 2);
  });

  test('of the user may have an ARN that is known at deployment only', () => {
    const arn = Lazy.string({ produce: () => 'arn:aws:cloudwatch:eu-west-1:222222222222:alarm:documents' });
    makeRepair((stack) => ({ alarms: [Alarm.fromAlarmArn(stack, 'Alarm', arn)] })).template.resourceCountIs(RULE, 1);
  });

  test('of the user may have an ARN of which some parts are known at deployment only', () => {
    makeRepair((stack) => ({ alarms: [Alarm.fromAlarmArn(stack, 'Alarm', `arn:aws:cloudwatch:${Aws.REGION}:${Aws.ACCOUNT_ID}:alarm:documents`)] }))
      .template.resourceCountIs(RULE, 1);
  });

  test('of the user are as many as a pattern of EventBridge takes, and the others have rules of their own', () => {
    const arnOf = (index: number) => `arn:aws:cloudwatch:ap-southeast-1:111111111111:alarm:${'a'.repeat(200)}${index}`;
    const made = makeRepair((stack) => ({
      alarms: Array.from({ length: 9 }, (_, index) => Alarm.fromAlarmArn(stack, `Alarm${index}`, arnOf(index))),
    }));
    const patterns = patternOf(made);
    expect(patterns.map(({ resources }) => resources.length)).toEqual([7, 2]);
    const all = Array.from({ length: 9 }, (_, index) => arnOf(index));
    expect(patterns.flatMap(({ resources }) => resources)).toEqual(all);
    expect(Math.max(...patterns.map((pattern) => JSON.stringify(pattern).length))).toBeLessThanOrEqual(2048);
    made.template.resourceCountIs('AWS::Lambda::Permission', 2);
  });

  test('of the user whose names are known at deployment only take as much room as they can have', () => {
    const made = makeRepair((stack) => ({
      alarms: Array.from({ length: 6 }, (_, index) =>
        Alarm.fromAlarmName(stack, `Alarm${index}`, Lazy.string({ produce: () => `documents-${index}` }))),
    }));
    expect(patternOf(made).map(({ resources }) => resources.length)).toEqual([5, 1]);
  });

  test('of the user whose Region is known at deployment pass', () => {
    const region = Lazy.string({ produce: () => 'ap-southeast-1' });
    const made = makeRepair((stack) => ({
      alarms: [new Proxy(Alarm.fromAlarmName(stack, 'Alarm', 'documents'), {
        get: (alarm, name) => (name === 'env' ? { region, account: stack.account } : Reflect.get(alarm, name)),
      }) as IAlarm],
    }));
    made.template.resourceCountIs(RULE, 1);
  });

  test.each([
    ['alone', {}, 1],
    ['beside a schedule', DAILY, 0],
  ])('%s are warned of as often as they leave failures', (_what, others, count) => {
    const { stack } = makeRepair({ failureAlarm: true, ...others }, { monitoring });
    const message = Match.stringLikeRegexp('alarms alone start the repair.*ack: cdk-encrypted-replication:RepairWithoutSchedule');
    expect(Annotations.fromStack(stack).findWarning('/Documents/Repair', message)).toHaveLength(count);
  });

  test('that are not asked for start nothing', () => {
    expect(patternOf(makeRepair(DAILY, { monitoring }))).toEqual([]);
  });

  test('on latency alone are none on failures', () => {
    const latency = new ReplicationMonitoring({ operationsFailedReplication: ReplicationAlarm.none() });
    expect(() => makeRepair({ failureAlarm: true }, { monitoring: latency })).toThrow('RepairWithoutFailureAlarm');
  });
});

describe('deleted while running', () => {
  test.each([
    ['AWS::IAM::Role', /^RepairRole/],
    [MANAGED_POLICY, /^RepairPolicy/],
    ['AWS::S3::Bucket', /^BatchReplicationReports/],
  ])('a job keeps what it needs: %s', (type, id) => {
    const kept = Object.entries(makeRepair().template.findResources(type)).filter(([logicalId]) => id.test(logicalId));
    expect(kept.map(([, { DeletionPolicy }]) => DeletionPolicy)).toEqual(['RetainExceptOnCreate']);
  });

  test('nothing is there that would cancel it', () => {
    const { template, repair } = makeRepair();
    expect(Object.values(template.toJSON().Resources).filter((each: any) => /^Custom::/.test(each.Type))).toEqual([]);
    expect([repair.role, repair.reportBucket, repair.lambdaFunction].map(({ node }) => node.path)).toEqual([
      'Documents/Repair/Role', 'Documents/BatchReplicationReports/Bucket', 'Documents/Repair/Function',
    ]);
  });
});

describe('cdk-nag', () => {
  const findings = (change: (stack: Stack) => Change) => {
    const { findings: found, met, given } = audit((app) => {
      const stack = new Stack(app, 'Documents', { env: { account: '111111111111', region: 'ap-southeast-1' } });
      const replication = new EncryptedCrossRegionReplication(stack, 'Replication', {
        destinations: [ReplicationDestination.inRegion('eu-west-1')],
      });
      new ReplicationRepair(stack, 'Repair', { replication, ...DAILY, ...change(stack) });
    });
    return { ofRepair: found.filter((each) => / on Documents\/Repair\//.test(each)), met, given };
  };

  test.each<[string, (stack: Stack) => Change]>([
    ['with default props', () => ({})],
    ['in a VPC, with a queue and a limit', (stack) =>
      ({ vpc: importVpc(stack), deadLetterQueue: new Queue(stack, 'Failed'), reservedConcurrentExecutions: 1 })],
  ])('finds nothing %s, and nothing is acknowledged that it does not find', (_what, change) => {
    const { ofRepair, met, given } = findings(change);
    expect(ofRepair).toEqual([]);
    expect(met).toEqual(given);
  });
});
