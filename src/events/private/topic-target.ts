import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { CfnTopic, ITopic } from 'aws-cdk-lib/aws-sns';
import { findTargetKey, renderDeliveryStatement } from './delivery';
import type { EventSource, EventTarget, Subscription } from './event-target';
import { admitS3 } from './policy-target';
import { requireSameRegion, requireStandard } from './target-requirements';

export class TopicTarget implements EventTarget {
  constructor(private readonly topic: ITopic, private readonly key: IKey | undefined) {}

  public subscribe(source: EventSource, events: readonly string[]): Subscription {
    const { topic, key: given } = this;
    const { scope, stack } = source;
    requireStandard('topic', topic, scope);
    requireSameRegion('topic', topic, stack, scope);
    const resource = topic.node.defaultChild as CfnTopic | undefined;
    const encryption = { kind: 'topic', key: topic.masterKey, written: resource?.kmsMasterKeyId } as const;
    const key = findTargetKey(encryption, given, scope);
    if (key) {
      requireSameRegion('key', key, stack, scope);
    }
    const delivery = renderDeliveryStatement('sns:Publish', topic.topicArn, source);
    return {
      configuration: { topicConfigurations: events.map((event) => ({ event, topic: topic.topicArn })) },
      waitsFor: admitS3(source, topic, delivery, key),
    };
  }
}
