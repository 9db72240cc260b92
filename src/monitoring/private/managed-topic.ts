import { RemovalPolicy } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { toPolicyStatement } from '../../internal/policy/statement';
import { pinFeatureFlags } from '../../internal/topology/feature-flags';
import { SingleRegionKey } from '../../key/private/single-region-key-plan';
import { renderPublishStatement, renderTopicKeyStatement, renderTopicTransportStatement } from './topic-statements';

const ID = 'ReplicationAlarms';
const MARK = Symbol.for('cdk-encrypted-replication.ManagedAlarms');

/** The topic of a stack, found or created. */
export function findOrCreateTopic(stack: Stack): Topic {
  const found = stack.node.tryFindChild(ID);
  return (isManagedAlarms(found) ? found : new ManagedAlarms(stack, ID)).topic;
}

function isManagedAlarms(construct: IConstruct | undefined): construct is ManagedAlarms {
  return construct !== undefined && MARK in construct;
}

/** A topic and its key: a message is kept for as long as its delivery takes, so neither is retained. */
class ManagedAlarms extends Construct {
  public readonly topic: Topic;

  constructor(stack: Stack, id: string) {
    super(stack, id);
    Object.defineProperty(this, MARK, { value: true });
    pinFeatureFlags(this);
    const { account, region } = stack;
    const env = { account, region };
    const masterKey = new SingleRegionKey(this, 'Key', {
      description: `Encrypts the messages of replication alarms in ${stack.stackName}`,
      policyStatements: [toPolicyStatement(renderTopicKeyStatement(env))],
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.topic = new Topic(this, 'Topic', { masterKey });
    this.topic.addToResourcePolicy(toPolicyStatement(renderPublishStatement(this.topic.topicArn, env)));
    this.topic.addToResourcePolicy(toPolicyStatement(renderTopicTransportStatement(this.topic.topicArn)));
  }
}
