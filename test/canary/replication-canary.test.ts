import { App, Duration, Lazy, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket, BucketEncryption, ObjectLockMode, ObjectLockRetention } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import {
  AlarmTopics,
  EncryptedCrossRegionReplication,
  ReplicaProtection,
  ReplicationCanary,
  ReplicationDestination,
  ReplicationFilter,
  ReplicationKeys,
  ReplicationSource,
} from 'cdk-encrypted-replication';
import type { EncryptedCrossRegionReplicationProps, ReplicationCanaryProps, ReplicationRule } from 'cdk-encrypted-replication';
import type { CanaryConfig } from '../../handlers/replication-canary/config';
import { stacksInDeployOrder } from '../support/assembly';
import { BUCKET, BUCKET_POLICY, KEY, MANAGED_POLICY, REPLICA_ARN, SOURCE_ARN, replicationIn } from '../support/replication';

const FUNCTION = 'AWS::Lambda::Function';
const ALARM = 'AWS::CloudWatch::Alarm';
const NAME = 'Documents-Canary-03965422';
const VAULT = 'arn:aws:s3:::documents-replication-b65fa0f3-222222222222-eu-north-1-an';
const CANARY_ROLE = `arn:aws:iam::111111111111:role/${NAME}`;

type Change = Partial<ReplicationCanaryProps>;
type Props = Partial<EncryptedCrossRegionReplicationProps>;

interface Made {
  readonly app: App;
  readonly stack: Stack;
  readonly canary: ReplicationCanary;
  readonly template: Template;
}

function makeCanary(change: Change | ((stack: Stack) => Change) = {}, props: Props = {}, account?: string): Made {
  const { app, stack, replication } = replicationIn({ props, account });
  const own = typeof change === 'function' ? change(stack) : change;
  const canary = new ReplicationCanary(stack, 'Canary', { replication, ...own });
  return { app, stack, canary, template: Template.fromStack(stack) };
}

/** What the function finds in its environment, with `<…>` for what is known at deployment. */
function configOf({ template }: Made): CanaryConfig {
  const [{ Properties: { Environment: { Variables: { CANARY } } } }] = Object.values(template.findResources(FUNCTION));
  const json = typeof CANARY === 'string' ? CANARY
    : CANARY['Fn::Join'][1].map((part: unknown) => (typeof part === 'string' ? part : '<reference>')).join('');
  return JSON.parse(json);
}

/** Every statement of a Sid in the managed policies of the stack. */
function statement({ template }: Made, sid: string) {
  return Object.entries(template.findResources(MANAGED_POLICY))
    .filter(([id]) => id.startsWith('Canary'))
    .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement)
    .filter(({ Sid }) => Sid === sid);
}

const stackOf = ({ app }: Made, id: string) => Template.fromStack(app.node.findChild(id) as Stack);
const byPrefix = (...prefixes: string[]): ReplicationRule[] =>
  prefixes.map((prefix) => ({ filter: ReplicationFilter.prefix(prefix) }));
const inAccount = () => ReplicationDestination.inAccount('222222222222', 'eu-north-1');

describe('where the canary writes', () => {
  test('is a folder of its own in a bucket that is replicated as a whole', () => {
    expect(configOf(makeCanary()).probes).toMatchObject([{ prefix: 'replication-canary/', tags: {} }]);
  });

  test('is a folder inside of the prefix of a rule', () => {
    expect(configOf(makeCanary({}, { rules: byPrefix('contracts/') })).probes).toMatchObject([{ prefix: 'contracts/replication-canary/' }]);
  });

  test('is a folder inside of a prefix that is none', () => {
    expect(configOf(makeCanary({}, { rules: byPrefix('log') })).probes).toMatchObject([{ prefix: 'log/replication-canary/' }]);
  });

  test('is a folder inside of a prefix that is known at deployment', () => {
    const made = makeCanary({}, { rules: byPrefix(Lazy.string({ produce: () => 'contracts/' })) });
    expect(configOf(made).probes).toMatchObject([{ prefix: 'contracts/replication-canary/' }]);
  });

  test('is inside of the rule that covers most', () => {
    expect(configOf(makeCanary({}, { rules: byPrefix('contracts/', 'c') })).probes).toMatchObject([{ prefix: 'c/replication-canary/' }]);
  });

  test('is inside of a rule without tags where there is one', () => {
    const rules = [{ filter: ReplicationFilter.tags({ tier: 'gold' }) }, ...byPrefix('contracts/')];
    expect(configOf(makeCanary({}, { rules })).probes).toMatchObject([{ prefix: 'contracts/replication-canary/', tags: {} }]);
  });

  test('has the tags of the rule where every rule wants some', () => {
    const rules = [{ filter: ReplicationFilter.prefixAndTags('contracts/', { tier: 'gold' }) }];
    const made = makeCanary({}, { rules });
    expect(configOf(made).probes).toMatchObject([{ prefix: 'contracts/replication-canary/', tags: { tier: 'gold' } }]);
    expect(statement(made, 'WriteCanaryObjects')[0].Action).toEqual(['s3:PutObject', 's3:PutObjectTagging']);
  });

  test('is a folder of its own below the stated prefix', () => {
    const made = makeCanary({ keyPrefix: 'contracts/health/' }, { rules: byPrefix('contracts/') });
    expect(configOf(made).probes).toMatchObject([{ prefix: 'contracts/health/replication-canary/', tags: {} }]);
  });

  test('is never all of what a rule covers, which expires after a day', () => {
    const made = makeCanary({ keyPrefix: 'contracts/' }, { rules: byPrefix('contracts/') });
    const prefixes = stacksInDeployOrder(made.app.synth())
      .flatMap(({ template }) => Object.values<any>(template.Resources))
      .flatMap(({ Properties: { LifecycleConfiguration: { Rules = [] } = {} } = {} }) => Rules)
      .filter((rule: any) => rule.ExpirationInDays === 1).map((rule: any) => rule.Prefix);
    expect(prefixes).toEqual(['contracts/replication-canary/', 'contracts/replication-canary/']);
  });

  test('is below a stated prefix that is known at deployment', () => {
    const keyPrefix = Lazy.string({ produce: () => 'health/' });
    expect(configOf(makeCanary({ keyPrefix })).probes).toMatchObject([{ prefix: 'health/replication-canary/' }]);
  });

  test('is not inside of a rule that is disabled', () => {
    const rules = [{ ...byPrefix('c')[0], enabled: false }, ...byPrefix('contracts/')];
    expect(configOf(makeCanary({}, { rules })).probes).toMatchObject([{ prefix: 'contracts/replication-canary/' }]);
  });

  test('is one object for all destinations of one filter, and one more for another', () => {
    const [ireland, frankfurt, vault] = [...['eu-west-1', 'eu-central-1'].map((region) => ReplicationDestination.inRegion(region)), inAccount()];
    const made = makeCanary({}, {
      destinations: [ireland, frankfurt, vault],
      keys: ReplicationKeys.multiRegion(),
      rules: [{ id: 'all', destinations: [ireland, frankfurt] }, { id: 'some', filter: ReplicationFilter.prefix('c/'), destinations: [vault] }],
    });
    const { probes } = configOf(made);
    expect(probes.map(({ prefix, destinations }) => [prefix, destinations.map(({ id }) => id)])).toEqual([
      ['c/replication-canary/', ['222222222222-eu-north-1']],
      ['replication-canary/', ['eu-central-1', 'eu-west-1']],
    ]);
    expect(statement(made, 'WriteCanaryObjects')[0].Resource).toEqual([`${SOURCE_ARN}/c/replication-canary/*`, `${SOURCE_ARN}/replication-canary/*`]);
    expect(statement(made, 'ReadReplicas').map(({ Resource }) => Resource)).toContain(`${VAULT}/c/replication-canary/*`);
  });

  test('is nowhere for a destination that no enabled rule serves', () => {
    const [on, off] = ['eu-west-1', 'eu-west-2'].map((region) => ReplicationDestination.inRegion(region));
    const rules = [{ id: 'on', destinations: [on] }, { id: 'off', destinations: [off], enabled: false }];
    const made = makeCanary({}, { destinations: [on, off], rules });
    expect(configOf(made).probes[0].destinations.map(({ id }) => id)).toEqual(['eu-west-1']);
    made.template.resourceCountIs(ALARM, 3);
  });

  test('may lead back, but not above its beginning', () => {
    expect(configOf(makeCanary({ keyPrefix: 'a/../' })).probes).toMatchObject([{ prefix: 'a/../replication-canary/' }]);
  });

  test('may be as long as leaves room for a key', () => {
    const made = makeCanary({}, { rules: byPrefix('a'.repeat(940)) });
    expect(configOf(made).probes).toMatchObject([{ prefix: `${'a'.repeat(940)}/replication-canary/` }]);
  });

  test.each(['a/', 'b/'])('may be %s beside another canary', (keyPrefix) => {
    const { stack, replication } = replicationIn();
    new ReplicationCanary(stack, 'Other', { replication });
    new ReplicationCanary(stack, 'Canary', { replication, keyPrefix });
    Template.fromStack(stack).resourceCountIs(FUNCTION, 2);
  });
});

describe('the configuration of the function', () => {
  test('has source and destination, with keys and owners', () => {
    expect(configOf(makeCanary())).toEqual({
      canary: NAME,
      namespace: 'CdkEncryptedReplication',
      maximumDelaySeconds: 600,
      source: {
        bucket: SOURCE_ARN.split(':::')[1],
        region: 'ap-southeast-1',
        account: '111111111111',
        keyArn: '<reference>',
        algorithm: 'aws:kms',
        deletes: true,
      },
      probes: [{
        prefix: 'replication-canary/',
        tags: {},
        destinations: [{
          id: 'eu-west-1',
          bucket: REPLICA_ARN.split(':::')[1],
          region: 'eu-west-1',
          account: '111111111111',
          keyArn: 'arn:aws:kms:eu-west-1:111111111111:key/<reference>',
          deletes: true,
        }],
      }],
    });
  });

  test('asks for the encryption of the bucket', () => {
    expect(configOf(makeCanary({}, { encryption: BucketEncryption.DSSE })).source.algorithm).toBe('aws:kms:dsse');
  });

  test('has an account that is known at deployment', () => {
    expect(configOf(makeCanary({}, {}, 'token')).source.account).toBe('<reference>');
  });

  test('fits the environment of a function with nine destinations, which is 4 KB', () => {
    const regions = ['eu-west-1', 'eu-west-2', 'eu-west-3', 'eu-central-1', 'eu-central-2', 'eu-north-1', 'eu-south-1', 'us-east-1', 'us-east-2'];
    const made = makeCanary({}, { destinations: regions.map((region) => ReplicationDestination.inRegion(region)) });
    const ofKeys = 10 * 'arn:aws:kms:ap-southeast-1:111111111111:key/mrk-1234abcd12ab34cd56ef1234567890ab'.length;
    expect(JSON.stringify(configOf(made)).length + ofKeys).toBeLessThan(4096);
  });
});

describe('the function', () => {
  test('runs every hour and has a minute more than it waits', () => {
    const { template } = makeCanary();
    template.hasResourceProperties(FUNCTION, { FunctionName: NAME, Runtime: Match.stringLikeRegexp('^nodejs'), Timeout: 660 });
    template.hasResourceProperties('AWS::Events::Rule', { ScheduleExpression: 'rate(1 hour)' });
  });

  test('runs and waits as it is told', () => {
    const made = makeCanary({ schedule: Schedule.rate(Duration.days(1)), maximumDelay: Duration.minutes(14) });
    made.template.hasResourceProperties(FUNCTION, { Timeout: 900 });
    made.template.hasResourceProperties('AWS::Events::Rule', { ScheduleExpression: 'rate(1 day)' });
    expect(configOf(made).maximumDelaySeconds).toBe(840);
  });

  test.each([
    ['rare', 'cron(0/15 * * * ? *)', Schedule.cron({ minute: '0/15' })],
    ['known at deployment only', 'rate(1 minute)', Schedule.expression(Lazy.string({ produce: () => 'rate(1 minute)' }))],
  ])('runs by an expression that is %s', (_how, ScheduleExpression, schedule) => {
    makeCanary({ schedule }).template.hasResourceProperties('AWS::Events::Rule', { ScheduleExpression });
  });

  test('is not run again when it fails', () => {
    const { template } = makeCanary();
    template.hasResourceProperties('AWS::Lambda::EventInvokeConfig', { MaximumRetryAttempts: 0 });
    template.hasResourceProperties('AWS::Events::Rule', { Targets: [Match.objectLike({ RetryPolicy: { MaximumRetryAttempts: 0 } })] });
  });

  test('is not scheduled before its policies, the configuration, and its own policy are there', () => {
    makeCanary().template.hasResource('AWS::Events::Rule', {
      DependsOn: Match.arrayWith([
        Match.stringLikeRegexp('^CanaryDestinationPolicy'), Match.stringLikeRegexp('^CanaryPolicy'), Match.stringLikeRegexp('^ReplicationBucket'),
      ]),
    });
    makeCanary().template.hasResource(FUNCTION, { DependsOn: Match.arrayWith([Match.stringLikeRegexp('^CanaryPolicy')]) });
  });

  test('has what Lambda needs for a network', () => {
    const made = makeCanary((stack) => ({ vpc: new Vpc(stack, 'Vpc') }));
    expect(statement(made, 'UseNetwork')).toEqual([{
      Sid: 'UseNetwork',
      Effect: 'Allow',
      Action: [
        'ec2:AssignPrivateIpAddresses', 'ec2:CreateNetworkInterface', 'ec2:DeleteNetworkInterface', 'ec2:DescribeNetworkInterfaces',
        'ec2:DescribeSubnets', 'ec2:UnassignPrivateIpAddresses',
      ],
      Resource: '*',
    }]);
    expect(statement(makeCanary(), 'UseNetwork')).toEqual([]);
  });
});

describe('the role', () => {
  const objects = `${SOURCE_ARN}/replication-canary/*`;
  const key = { 'Fn::GetStackOutput': expect.objectContaining({ StackName: 'Documents-key' }) };
  const replicaKey = { 'Fn::Join': ['', ['arn:aws:kms:eu-west-1:111111111111:key/', expect.anything()]] };
  const through = (region: string, arn: string) => ({
    StringEquals: { 'kms:ViaService': `s3.${region}.amazonaws.com` },
    StringLike: { 'kms:EncryptionContext:aws:s3:arn': [arn, `${arn}/replication-canary/*`] },
  });

  test('is assumed by Lambda, by a name that does not change', () => {
    makeCanary().template.hasResourceProperties('AWS::IAM::Role', {
      RoleName: NAME,
      AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } }] },
      ManagedPolicyArns: Match.absent(),
    });
  });

  test.each([
    ['WriteCanaryObjects', { Action: 's3:PutObject', Resource: objects }],
    ['ReadReplicationStatus', { Action: 's3:GetObjectVersion', Resource: objects }],
    ['DeleteCanaryObjects', { Action: 's3:DeleteObjectVersion', Resource: objects }],
    ['EncryptCanaryObjects', { Action: ['kms:Decrypt', 'kms:GenerateDataKey'], Resource: key, Condition: through('ap-southeast-1', SOURCE_ARN) }],
    ['DescribeSourceKey', { Action: 'kms:DescribeKey', Resource: key }],
    ['ReadReplicas', { Action: 's3:GetObjectVersion', Resource: `${REPLICA_ARN}/replication-canary/*` }],
    ['DecryptReplicas', { Action: 'kms:Decrypt', Resource: replicaKey, Condition: through('eu-west-1', REPLICA_ARN) }],
    ['DeleteReplicas', { Action: 's3:DeleteObjectVersion', Resource: `${REPLICA_ARN}/replication-canary/*` }],
    ['DescribeDestination', { Action: 's3:GetBucketVersioning', Resource: REPLICA_ARN }],
    ['DescribeReplicaKey', { Action: 'kms:DescribeKey', Resource: replicaKey }],
    ['PublishMetrics', {
      Action: 'cloudwatch:PutMetricData', Resource: '*', Condition: { StringEquals: { 'cloudwatch:namespace': 'CdkEncryptedReplication' } },
    }],
    ['WriteLog', {
      Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
      Resource: `arn:aws:logs:ap-southeast-1:111111111111:log-group:/aws/lambda/${NAME}:*`,
    }],
  ])('has the statement %s, no wider', (Sid, rest) => {
    expect(statement(makeCanary(), Sid)).toEqual([{ Sid, Effect: 'Allow', ...rest }]);
  });

  test('has these statements and no other', () => {
    const { template } = makeCanary();
    const sids = Object.entries(template.findResources(MANAGED_POLICY)).filter(([id]) => id.startsWith('Canary'))
      .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement.map(({ Sid }: { Sid: string }) => Sid));
    expect(sids).toHaveLength(12);
  });

  test('has at most ten policies', () => {
    const regions = ['eu-west-1', 'eu-west-2', 'eu-west-3', 'eu-central-1', 'eu-central-2', 'eu-north-1', 'eu-south-1', 'us-east-1', 'us-east-2'];
    const made = makeCanary({}, { destinations: regions.map((region) => ReplicationDestination.inRegion(region)) });
    const own = Object.keys(made.template.findResources(MANAGED_POLICY)).filter((id) => id.startsWith('Canary'));
    expect(own).toHaveLength(10);
  });
});

describe('in another account', () => {
  const props = { destinations: [inAccount()] };

  test('the canary reads and decrypts, and deletes nothing', () => {
    const made = makeCanary({}, props);
    expect(configOf(made).probes[0].destinations[0]).toMatchObject({ account: '222222222222', deletes: false });
    expect(statement(made, 'ReadReplicas')).toHaveLength(1);
    expect(['DeleteReplicas', 'DescribeDestination', 'DescribeReplicaKey'].flatMap((sid) => statement(made, sid))).toEqual([]);
  });

  test('the policies of bucket and key admit exactly that', () => {
    const there = stackOf(makeCanary({}, props), 'Documents-replica-222222222222-eu-north-1');
    const admitted = { Principal: { AWS: 'arn:aws:iam::111111111111:root' }, Effect: 'Allow' };
    there.hasResourceProperties(BUCKET_POLICY, {
      PolicyDocument: {
        Statement: Match.arrayWith([{
          ...admitted,
          Sid: Match.stringLikeRegexp('^CanaryReadReplicas'),
          Action: 's3:GetObjectVersion',
          Resource: `${VAULT}/replication-canary/*`,
          Condition: { ArnEquals: { 'aws:PrincipalArn': [CANARY_ROLE] } },
        }]),
      },
    });
    there.hasResourceProperties(KEY, {
      KeyPolicy: {
        Statement: Match.arrayWith([{
          ...admitted,
          Sid: Match.stringLikeRegexp('^CanaryDecryptReplicas'),
          Action: 'kms:Decrypt',
          Resource: '*',
          Condition: {
            ArnEquals: { 'aws:PrincipalArn': [CANARY_ROLE] },
            StringEquals: { 'kms:ViaService': 's3.eu-north-1.amazonaws.com' },
            StringLike: { 'kms:EncryptionContext:aws:s3:arn': [VAULT, `${VAULT}/replication-canary/*`] },
          },
        }]),
      },
    });
  });

  test('inside of the account no policy of a bucket or key is changed', () => {
    const there = JSON.stringify(stackOf(makeCanary(), 'Documents-replica-eu-west-1').toJSON());
    expect(there).not.toContain(NAME);
  });

  test('a warning prints what the owner of a bucket that this app does not have has to add', () => {
    const destination = ReplicationDestination.fromBucketAttributes({
      bucketName: 'vault', keyArn: 'arn:aws:kms:eu-north-1:222222222222:key/1234abcd-12ab-34cd-56ef-1234567890ab', region: 'eu-north-1', account: '222222222222',
    });
    const { stack } = makeCanary({}, { destinations: [destination], proof: false });
    const [text] = Annotations.fromStack(stack).findWarning('/Documents/Canary', Match.stringLikeRegexp('account 222222222222')).map(({ entry }) => String(entry.data));
    expect(text).toMatch(/bucket vault must hold .*"s3:GetObjectVersion".*vault\/replication-canary\/\*.*key arn:aws:kms:eu-north-1.*"kms:Decrypt"/);
    expect(text).toContain(CANARY_ROLE);
  });
});

describe('what the canary leaves behind', () => {
  const expiration = {
    LifecycleConfiguration: {
      Rules: Match.arrayWith([{
        Id: Match.stringLikeRegexp('^ExpireReplicationCanary-[0-9a-f]{8}$'),
        Prefix: 'replication-canary/',
        Status: 'Enabled',
        ExpirationInDays: 1,
        NoncurrentVersionExpiration: { NoncurrentDays: 1 },
      }]),
    },
  };

  test('expires on both sides, in buckets of the library', () => {
    const made = makeCanary();
    made.template.hasResourceProperties(BUCKET, { BucketName: Match.stringLikeRegexp('^documents-replication'), ...expiration });
    stackOf(made, 'Documents-replica-eu-west-1').hasResourceProperties(BUCKET, expiration);
  });

  test('is left to the expiration in a protected bucket', () => {
    const protection = new ReplicaProtection({ breakGlassRoleArns: ['arn:aws:iam::111111111111:role/break-glass'] });
    const made = makeCanary({}, { destinations: [ReplicationDestination.inRegion('eu-west-1', { protection })] });
    expect(statement(made, 'DeleteReplicas')).toEqual([]);
    expect(configOf(made).probes[0].destinations[0].deletes).toBe(false);
    stackOf(made, 'Documents-replica-eu-west-1').hasResourceProperties(BUCKET, expiration);
  });

  test('is left to the expiration where a default retention keeps it', () => {
    const objectLockDefaultRetention = ObjectLockRetention.governance(Duration.days(1));
    const made = makeCanary({}, {
      source: ReplicationSource.create({ objectLockDefaultRetention }),
      destinations: [ReplicationDestination.inRegion('eu-west-1', { objectLockDefaultRetention })],
    });
    expect([...statement(made, 'DeleteCanaryObjects'), ...statement(made, 'DeleteReplicas')]).toEqual([]);
    expect(configOf(made)).toMatchObject({ source: { deletes: false } });
  });

  test('is deleted under Object Lock without a default retention', () => {
    const made = makeCanary({}, { source: ReplicationSource.create({ objectLockEnabled: true }) });
    expect(statement(made, 'DeleteCanaryObjects')).toHaveLength(1);
  });

  test('is left to the expiration where a protection locks for years', () => {
    const protection = new ReplicaProtection({
      breakGlassRoleArns: ['arn:aws:iam::111111111111:role/break-glass'], objectLock: { mode: ObjectLockMode.COMPLIANCE, years: 1 },
    });
    const made = makeCanary({}, { destinations: [ReplicationDestination.inRegion('eu-west-1', { protection })] });
    expect(statement(made, 'DeleteReplicas')).toEqual([]);
  });

  test('is for the owner of an existing bucket to expire', () => {
    const app = new App();
    const [stack, there] = [['Documents', 'ap-southeast-1'], ['Backup', 'eu-west-1']].map(([id, region]) =>
      new Stack(app, id, { env: { account: '111111111111', region } }));
    const [source, backup] = [stack, there].map((scope) => new Bucket(scope, 'Bucket', {
      bucketName: `${scope.node.id.toLowerCase()}-of-ours`, versioned: true, encryptionKey: new Key(scope, 'Key'),
    }));
    const replication = new EncryptedCrossRegionReplication(stack, 'Replication', {
      source: ReplicationSource.fromBucket(source), destinations: [ReplicationDestination.fromBucket(backup)],
    });
    const canary = new ReplicationCanary(stack, 'Canary', { replication });
    const made = { app, stack, canary, template: Template.fromStack(stack) };
    expect(statement(made, 'DeleteReplicas')).toMatchObject([{ Resource: 'arn:aws:s3:::backup-of-ours/replication-canary/*' }]);
    made.template.hasResourceProperties(BUCKET, { LifecycleConfiguration: Match.absent() });
    Template.fromStack(there).hasResourceProperties(BUCKET, { LifecycleConfiguration: Match.absent() });
  });

  test('is looked for by the name that a bucket without a literal one gets', () => {
    const app = new App();
    const stack = new Stack(app, 'Documents', { env: { account: '111111111111', region: 'ap-southeast-1' } });
    const source = new Bucket(stack, 'Bucket', { versioned: true, encryptionKey: new Key(stack, 'Key') });
    const replication = new EncryptedCrossRegionReplication(stack, 'Replication', {
      source: ReplicationSource.fromBucket(source), destinations: [ReplicationDestination.inRegion('eu-west-1')],
    });
    const canary = new ReplicationCanary(stack, 'Canary', { replication });
    expect(configOf({ app, stack, canary, template: Template.fromStack(stack) }).source.bucket).toBe('<reference>');
  });
});

describe('the alarms', () => {
  test('are one for each destination and two for the function, in the Region of the canary', () => {
    const destinations = ['eu-west-1', 'eu-central-1'].map((region) => ReplicationDestination.inRegion(region));
    const { template } = makeCanary({}, { destinations });
    expect(Object.values(template.findResources(ALARM)).map(({ Properties }) => Properties.AlarmName).sort())
      .toEqual([`${NAME}-FunctionFailed`, `${NAME}-RunMissing`, `${NAME}-eu-central-1`, `${NAME}-eu-west-1`]);
  });

  test('tell of a failure at once, keep their state between two runs, and tell when it is over', () => {
    makeCanary().template.hasResourceProperties(ALARM, {
      AlarmName: `${NAME}-eu-west-1`,
      Namespace: 'CdkEncryptedReplication',
      MetricName: 'ReplicationFailed',
      Dimensions: [{ Name: 'Canary', Value: NAME }, { Name: 'Destination', Value: 'eu-west-1' }],
      Statistic: 'Maximum',
      Period: 300,
      EvaluationPeriods: 1,
      Threshold: 0,
      ComparisonOperator: 'GreaterThanThreshold',
      TreatMissingData: 'ignore',
      AlarmActions: [Match.anyValue()],
      OKActions: [Match.anyValue()],
    });
  });

  test('tell of a function that fails by itself', () => {
    makeCanary().template.hasResourceProperties(ALARM, {
      Namespace: 'AWS/Lambda', MetricName: 'Errors', Dimensions: [{ Name: 'FunctionName', Value: NAME }], Statistic: 'Sum', TreatMissingData: 'notBreaching',
    });
  });

  test('tell of a canary that is not started, which publishes nothing', () => {
    makeCanary().template.hasResourceProperties(ALARM, {
      AlarmName: `${NAME}-RunMissing`,
      Metrics: [
        { Id: 'runs', Expression: 'FILL(invocations, 0)' },
        {
          Id: 'invocations',
          MetricStat: {
            Metric: { Namespace: 'AWS/Lambda', MetricName: 'Invocations', Dimensions: [{ Name: 'FunctionName', Value: NAME }] },
            Period: 3600,
            Stat: 'Sum',
          },
          ReturnData: false,
        },
      ],
      EvaluationPeriods: 2,
      Threshold: 1,
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
      AlarmActions: [Match.anyValue()],
      OKActions: [Match.anyValue()],
    });
  });

  test.each<[string, number, number]>([
    ['rate(15 minutes)', 900, 2],
    ['rate(12 hours)', 43_200, 2],
    ['rate(1 day)', 86_400, 2],
    ['rate(36 hours)', 86_400, 2],
    ['rate(6 days)', 86_400, 7],
    ['cron(0 3 ? * MON-FRI *)', 86_400, 4],
  ])('tell of a canary that is not started by %s, after more than one gap, as CloudWatch looks back', (schedule, period, evaluationPeriods) => {
    const { template } = makeCanary({ schedule: Schedule.expression(schedule) });
    const ofPeriod = Match.objectLike({ MetricStat: Match.objectLike({ Period: period }) });
    const metrics = Match.arrayWith([ofPeriod]);
    template.hasResourceProperties(ALARM, { Metrics: metrics, EvaluationPeriods: evaluationPeriods });
    expect(period * evaluationPeriods).toBeLessThanOrEqual(period < 3600 ? 86_400 : 604_800);
  });

  test.each([
    ['rate(7 days)', Schedule.rate(Duration.days(7))],
    ['cron(0 3 1 * ? *)', Schedule.expression('cron(0 3 1 * ? *)')],
    ['cron(0 3 * * ? 2025)', Schedule.expression('cron(0 3 * * ? 2025)')],
  ])('do not tell of a canary that is not started by %s, of which a warning tells', (expression, schedule) => {
    const { stack, template } = makeCanary({ schedule });
    template.resourceCountIs(ALARM, 2);
    const pattern = `runs of the canary that are missing: the schedule ${expression.replace(/[()*?]/g, '.')}`;
    Annotations.fromStack(stack).hasWarning('/Documents/Canary', Match.stringLikeRegexp(pattern));
  });

  test('and a schedule that has ended are two warnings', () => {
    const { stack } = makeCanary({ schedule: Schedule.expression('cron(0 3 * * ? 2025)') });
    Annotations.fromStack(stack).hasWarning('/Documents/Canary', Match.stringLikeRegexp('ScheduleEnded'));
  });

  test('tell of runs of a schedule that is known, without a warning', () => {
    Annotations.fromStack(makeCanary().stack).hasNoWarning('/Documents/Canary', Match.stringLikeRegexp('missing'));
  });

  test('notify a topic of the library, or those that are given', () => {
    expect(makeCanary().canary.alarmTopics.map(({ node }) => node.path)).toEqual(['Documents/ReplicationAlarms/Topic']);
    const { canary } = makeCanary((stack) => ({ topics: AlarmTopics.existing([new Topic(stack, 'Mine')]) }));
    expect(canary.alarmTopics.map(({ node }) => node.path)).toEqual(['Documents/Mine']);
  });

  test('have the metrics that the canary has', () => {
    const destination = ReplicationDestination.inRegion('eu-west-1');
    const { canary } = makeCanary({}, { destinations: [destination] });
    const place = { namespace: 'CdkEncryptedReplication', dimensions: { Canary: NAME, Destination: 'eu-west-1' }, region: 'ap-southeast-1' };
    expect(canary.metricReplicationFailed(destination)).toMatchObject({ ...place, metricName: 'ReplicationFailed', statistic: 'Maximum' });
    expect(canary.metricReplicationDelay(destination)).toMatchObject({ ...place, metricName: 'ReplicationDelay', statistic: 'Maximum' });
  });
});
