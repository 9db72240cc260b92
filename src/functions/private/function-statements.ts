import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { StatementSpec } from '../../internal/policy/statement';

const NETWORK = 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html';
const DEAD_LETTERS = 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html';
const ENCRYPTED_QUEUES = 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html';

/** What a function may do that is in a VPC. The actions have no resource that is known before Lambda makes it. */
export function renderNetworkStatement(): StatementSpec {
  return {
    sid: 'UseNetwork',
    actions: [
      'ec2:AssignPrivateIpAddresses',
      'ec2:CreateNetworkInterface',
      'ec2:DeleteNetworkInterface',
      'ec2:DescribeNetworkInterfaces',
      'ec2:DescribeSubnets',
      'ec2:UnassignPrivateIpAddresses',
    ],
    resources: ['*'],
    see: NETWORK,
  };
}

/** What a function may do whose failed events go to a queue. */
export function renderDeadLetterStatements(queue: IQueue | undefined): StatementSpec[] {
  if (!queue) {
    return [];
  }
  const { queueArn, encryptionMasterKey: key, env } = queue;
  const send: StatementSpec = { sid: 'SendDeadLetters', actions: ['sqs:SendMessage'], resources: [queueArn], see: DEAD_LETTERS };
  return key === undefined ? [send] : [send, {
    sid: 'EncryptDeadLetters',
    actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
    resources: [key.keyArn],
    conditions: { StringEquals: { 'kms:ViaService': `sqs.${env.region}.amazonaws.com` } },
    see: ENCRYPTED_QUEUES,
  }];
}
