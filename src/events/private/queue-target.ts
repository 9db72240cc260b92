import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { CfnQueue, IQueue } from 'aws-cdk-lib/aws-sqs';
import { findTargetKey, renderDeliveryStatement } from './delivery';
import type { EventSource, EventTarget, Subscription } from './event-target';
import { admitS3 } from './policy-target';
import { requireSameRegion, requireStandard } from './target-requirements';

export class QueueTarget implements EventTarget {
  constructor(private readonly queue: IQueue, private readonly key: IKey | undefined) {}

  public subscribe(source: EventSource, events: readonly string[]): Subscription {
    const { queue, key: given } = this;
    const { scope, stack } = source;
    requireStandard('queue', queue, scope);
    requireSameRegion('queue', queue, stack, scope);
    const resource = queue.node.defaultChild as CfnQueue | undefined;
    const encryption = { kind: 'queue', key: queue.encryptionMasterKey, written: resource?.kmsMasterKeyId } as const;
    const key = findTargetKey(encryption, given, scope);
    if (key) {
      requireSameRegion('key', key, stack, scope);
    }
    const delivery = renderDeliveryStatement('sqs:SendMessage', queue.queueArn, source);
    return {
      configuration: { queueConfigurations: events.map((event) => ({ event, queue: queue.queueArn })) },
      waitsFor: admitS3(source, queue, delivery, key),
    };
  }
}
