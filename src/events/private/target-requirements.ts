import type { IResource, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { ReplicationError } from '../../internal/errors/replication-error';
import { regionsDiffer } from '../../internal/topology/regions';

/** A topic, queue or function as errors name it, or the key of one. */
export type TargetKind = 'topic' | 'queue' | 'function' | 'key';

/** S3 sends events inside a Region only, and a topic or queue is encrypted with a key of its own Region. */
export function requireSameRegion(kind: TargetKind, target: IResource, stack: Stack, scope: IConstruct): void {
  const { region } = target.env;
  if (regionsDiffer(region, stack.region)) {
    throw new ReplicationError('EventTargetRegionMismatch', scope, {
      problem: `the ${kind} ${target.node.path} is in another Region than the source bucket`,
      value: region,
      remedy: `use a ${kind} in ${stack.region}, where the source bucket is`,
    });
  }
}

/** S3 supports standard topics and queues only. */
export function requireStandard(
  kind: TargetKind,
  target: IResource & { readonly fifo: boolean },
  scope: IConstruct,
): void {
  if (target.fifo === true) {
    throw new ReplicationError('EventTargetFifo', scope, {
      problem: `the ${kind} ${target.node.path} is a FIFO ${kind}`,
      value: true,
      remedy: `use a standard ${kind}; S3 sends events to no other`,
    });
  }
}
