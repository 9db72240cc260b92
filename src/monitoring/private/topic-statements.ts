import { AnyPrincipal, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { ResourceEnvironment } from 'aws-cdk-lib/interfaces';
import type { StatementConditions, StatementSpec } from '../../internal/policy/statement';
import { findPartition } from '../../internal/topology/regions';

const ALARM_ACTIONS = 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html';
const ENCRYPTED_TOPICS = 'https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html';
const SECURE_TRANSPORT = 'https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html';

/** Lets the alarms of one account and Region publish to a topic. */
export function renderPublishStatement(topicArn: string, env: ResourceEnvironment): StatementSpec {
  return {
    sid: 'AllowCloudWatchAlarms',
    principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
    actions: ['sns:Publish'],
    resources: [topicArn],
    conditions: renderAlarmConditions(env),
    see: ALARM_ACTIONS,
  };
}

/** Lets the alarms of one account and Region use the key of a topic. */
export function renderTopicKeyStatement(env: ResourceEnvironment): StatementSpec {
  return {
    sid: 'EncryptAlarmMessages',
    principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
    actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
    resources: ['*'],
    conditions: renderAlarmConditions(env),
    see: ENCRYPTED_TOPICS,
  };
}

/** For topics that the library creates. */
export function renderTopicTransportStatement(topicArn: string): StatementSpec {
  return {
    sid: 'DenyInsecureTransport',
    deny: true,
    principals: [new AnyPrincipal()],
    actions: ['sns:Publish'],
    resources: [topicArn],
    conditions: { Bool: { 'aws:SecureTransport': 'false' } },
    see: SECURE_TRANSPORT,
  };
}

function renderAlarmConditions({ account, region }: ResourceEnvironment): StatementConditions {
  return {
    ArnLike: { 'aws:SourceArn': `arn:${findPartition(region)}:cloudwatch:${region}:${account}:alarm:*` },
    StringEquals: { 'aws:SourceAccount': account },
  };
}
