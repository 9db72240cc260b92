import type { GeneratedStack, Resource } from './assembly';
import { allow, arnOf, document, trust } from './policies';
import { ACCOUNT } from './replication';

/** What a stack that no replication touches has. */
export interface UnrelatedOptions {
  readonly name: string;
  readonly account?: string;
  readonly region?: string;
  /** Roles of the stack, each with a policy that refers to it. */
  readonly roles: number;
  /** Policies on a role that is imported, so that its name is a text. */
  readonly loosePolicies: number;
  /** The number of all resources; the others are of services that the proof does not know. */
  readonly resources: number;
  readonly dependencies?: readonly string[];
}

export function unrelatedStack(options: UnrelatedOptions): GeneratedStack {
  const { name, account, region, roles, loosePolicies, resources, dependencies } = options;
  const others = Math.max(0, resources - 2 * roles - loosePolicies);
  return {
    name,
    account,
    region,
    dependencies,
    resources: {
      ...repeat(roles, (index) => [
        [`Role${index}`, role(name, index)],
        [`Policy${index}`, policy(`${name}Policy${index}`, { Ref: `Role${index}` })],
      ]),
      ...repeat(loosePolicies, (index) => [
        [`Grant${index}`, policy(`${name}Grant${index}`, `imported-${name.toLowerCase()}-${index}`)],
      ]),
      ...repeat(others, (index) => [OTHERS[index % OTHERS.length](index)]),
    },
  };
}

type Entry = readonly [id: string, resource: Resource];

function repeat(count: number, create: (index: number) => readonly Entry[]): Record<string, Resource> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => create(index)).flat());
}

function role(stack: string, index: number): Resource {
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: trust(index % 2 === 0 ? 'lambda' : 'states'),
      ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'],
      Tags: [{ Key: 'stack', Value: stack }],
    },
  };
}

/** What `grantSendMessages` and `bucket.grantRead` make of a role. */
function policy(name: string, roleName: unknown): Resource {
  return {
    Type: 'AWS::IAM::Policy',
    Properties: {
      PolicyName: name,
      Roles: [roleName],
      PolicyDocument: document([
        allow(['sqs:SendMessage', 'sqs:GetQueueAttributes', 'sqs:GetQueueUrl'], arnOf('Queue0')),
        allow(['s3:GetObject*', 's3:GetBucket*', 's3:List*'], ['arn:aws:s3:::assets', 'arn:aws:s3:::assets/*']),
      ]),
    },
  };
}

/** The first is `Queue0`, which policies and other resources refer to. */
const OTHERS: readonly ((index: number) => Entry)[] = [
  (index) => [`Queue${index}`, {
    Type: 'AWS::SQS::Queue',
    Properties: { VisibilityTimeout: 300, KmsMasterKeyId: 'alias/aws/sqs' },
  }],
  (index) => [`Function${index}`, {
    Type: 'AWS::Lambda::Function',
    Properties: {
      Handler: 'index.handler',
      Runtime: 'nodejs22.x',
      Role: arnOf('Role0'),
      Code: { S3Bucket: `assets-${ACCOUNT}`, S3Key: `${index}.zip` },
      Environment: { Variables: { QUEUE: { Ref: 'Queue0' }, STAGE: 'production' } },
    },
  }],
  (index) => [`Logs${index}`, { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: 731 } }],
  (index) => [`Alarm${index}`, {
    Type: 'AWS::CloudWatch::Alarm',
    Properties: {
      ComparisonOperator: 'GreaterThanThreshold',
      EvaluationPeriods: 1,
      Threshold: 0,
      Namespace: 'AWS/SQS',
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': ['Queue0', 'QueueName'] } }],
    },
  }],
];
