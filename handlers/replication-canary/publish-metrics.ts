import type { MetricDatum } from '@aws-sdk/client-cloudwatch';
import { PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import type { CanaryConfig } from './config';
import type { Environment } from './environment';
import type { Outcome } from './outcome';

/** Whether the replication works, as 0 or 1 for each destination, and how long it took where a replica came. */
export async function publishMetrics(
  { canary, namespace }: CanaryConfig,
  outcomes: readonly Outcome[],
  { cloudWatch }: Environment,
): Promise<void> {
  const data = outcomes.flatMap(({ destination, delaySeconds, problem }): MetricDatum[] => {
    const Dimensions = [{ Name: 'Canary', Value: canary }, { Name: 'Destination', Value: destination.id }];
    return [
      { MetricName: 'ReplicationFailed', Dimensions, Unit: 'Count', Value: problem ? 1 : 0 },
      ...(delaySeconds === undefined ? []
        : [{ MetricName: 'ReplicationDelay', Dimensions, Unit: 'Seconds', Value: delaySeconds } as const]),
    ];
  });
  await cloudWatch.send(new PutMetricDataCommand({ Namespace: namespace, MetricData: data }));
}
