import { Annotations, CrossStackReferences, ReferenceStrength, Stack } from 'aws-cdk-lib';
import { PolicyDocument } from 'aws-cdk-lib/aws-iam';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { ResourceEnvironment } from 'aws-cdk-lib/interfaces';
import type { IConstruct } from 'constructs';
import { ReplicationError } from '../../internal/errors/replication-error';
import { printDocument, toPolicyStatement } from '../../internal/policy/statement';
import { requireRegion } from '../../internal/topology/regions';
import { addStackDependency } from '../../internal/topology/support-stacks';
import { WARNINGS } from '../../internal/warnings/warnings';
import { addKeyStatements } from '../../key/private/key-policy';
import type * as alarmTopic from './managed-topic';
import { renderPublishStatement, renderTopicKeyStatement } from './topic-statements';

const MAX_TOPICS = 5;

/** Finds or creates the topics of the alarms of a stack. */
export interface TopicsStrategy {
  /** Whether the user asked for it, so that it must not be in vain. */
  readonly stated: boolean;
  /** Rejects topics that no alarm could notify. Changes nothing. */
  validate(regions: readonly string[], scope: IConstruct): void;
  /** The topics for the alarms of a stack, which may be published to. */
  bind(stack: Stack, scope: IConstruct): readonly ITopic[];
}

export class ManagedTopics implements TopicsStrategy {
  public readonly stated = false;

  public validate(): void {}

  public bind(stack: Stack): readonly ITopic[] {
    return [loadManagedTopic().findOrCreateTopic(stack)];
  }
}

export class ExistingTopics implements TopicsStrategy {
  public readonly stated = true;

  private readonly topics: readonly ITopic[];

  /** CloudWatch takes each topic once. */
  constructor(topics: readonly ITopic[]) {
    this.topics = [...new Set(topics)];
  }

  public validate(regions: readonly string[], scope: IConstruct): void {
    for (const topic of this.topics) {
      requireRegion(topic.env.region, `the topic ${topic.node.path}`, scope);
      requireUsableKey(topic, scope);
    }
    regions.forEach((region) => requireFew(this.inRegion(region), region, scope));
    const missing = regions.find((region) => this.inRegion(region).length === 0);
    if (missing !== undefined) {
      throw new ReplicationError('AlarmTopicMissing', scope, {
        problem: `no topic is in ${missing}, where an alarm stands`,
        value: this.topics.map(({ env }) => env.region),
        remedy: `add a topic of ${missing} to AlarmTopics.existing(): CloudWatch notifies topics of its own Region alone`,
      });
    }
  }

  public bind(stack: Stack, scope: IConstruct): readonly ITopic[] {
    const topics = this.inRegion(stack.region);
    for (const topic of topics) {
      admitAlarms(topic, stack, scope);
      if (topic.node.defaultChild) {
        CrossStackReferences.of(topic).produce(ReferenceStrength.WEAK);
        addStackDependency(stack, Stack.of(topic), 'CloudWatch requires the topics of an alarm to exist');
      }
    }
    return topics;
  }

  private inRegion(region: string): readonly ITopic[] {
    return this.topics.filter(({ env }) => env.region === region);
  }
}

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
function requireFew(topics: readonly ITopic[], region: string, scope: IConstruct): void {
  if (topics.length > MAX_TOPICS) {
    throw new ReplicationError('TooManyAlarmTopics', scope, {
      problem: `more than ${MAX_TOPICS} topics are in ${region}, where an alarm stands`,
      value: topics.map(({ node }) => node.path),
      remedy: `take some out of AlarmTopics.existing(), and subscribe to the others: an alarm has ${MAX_TOPICS} actions at most`,
    });
  }
}

/** The same for every replication of an account: a policy holds each statement once. */
function admitAlarms(topic: ITopic, { account, region }: ResourceEnvironment, scope: IConstruct): void {
  const env = { account, region };
  const publish = renderPublishStatement(topic.topicArn, env);
  const { statementAdded } = topic.addToResourcePolicy(toPolicyStatement(publish));
  const unknownKey = topic.masterKey === undefined && readKeyId(topic) !== undefined;
  if (!statementAdded || unknownKey) {
    const document = new PolicyDocument({ statements: [toPolicyStatement(publish)] });
    Annotations.of(scope).addWarningV2(
      WARNINGS.ImportedAlarmTopic.id,
      `the policy of the topic ${topic.node.path}, or of its key, is not in this app; the topic must have this ` +
        `statement, and its key one with kms:Decrypt and kms:GenerateDataKey* for the same alarms: ${printDocument(Stack.of(scope), document)}`,
    );
  }
  if (topic.masterKey) {
    addKeyStatements(topic.masterKey, [renderTopicKeyStatement(env)], scope);
  }
}

/** @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html */
function requireUsableKey(topic: ITopic, scope: IConstruct): void {
  const keyId: unknown = Stack.of(topic).resolve(topic.masterKey?.keyArn ?? readKeyId(topic));
  if (JSON.stringify(keyId ?? '').includes('alias/aws/')) {
    throw new ReplicationError('AwsManagedKey', scope, {
      problem: `the topic ${topic.node.path} is encrypted with the AWS managed key, which CloudWatch may not use`,
      value: keyId,
      remedy: 'encrypt it with a customer managed key',
    });
  }
}

function readKeyId({ node }: ITopic): unknown {
  const child = node.defaultChild;
  return child && 'kmsMasterKeyId' in child ? child.kmsMasterKeyId : undefined;
}

/** What aws-cdk-lib has of SNS takes time to load, and a topic is an option. */
function loadManagedTopic(): typeof alarmTopic {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded when it is needed
  return require('./managed-topic') as typeof alarmTopic;
}
