import { RemovalPolicy } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { toPolicyStatement } from '../../internal/policy/statement';
import { findOrCreateShared } from '../../internal/topology/shared-parts';
import { SingleRegionKey } from '../../key/private/single-region-key-plan';
import { renderPublishStatement, renderTopicKeyStatement, renderTopicTransportStatement } from './topic-statements';

/**
 * The topic of a stack and its key, found or created: a message is kept for as long as its delivery takes, so neither
 * is retained.
 */
export function findOrCreateTopic(stack: Stack): Topic {
  return findOrCreateShared(stack, 'ReplicationAlarms', 'ManagedAlarms', (scope) => {
    const { account, region } = stack;
    const env = { account, region };
    const masterKey = new SingleRegionKey(scope, 'Key', {
      description: `Encrypts the messages of replication alarms in ${stack.stackName}`,
      policyStatements: [toPolicyStatement(renderTopicKeyStatement(env))],
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const topic = new Topic(scope, 'Topic', { masterKey });
    topic.addToResourcePolicy(toPolicyStatement(renderPublishStatement(topic.topicArn, env)));
    topic.addToResourcePolicy(toPolicyStatement(renderTopicTransportStatement(topic.topicArn)));
    return topic;
  });
}
