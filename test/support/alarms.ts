import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import type { DeployedStack } from './assembly';
import { stacksInDeployOrder } from './assembly';

/** An alarm on one metric, as a template has it, with the names that its references stand for. */
export interface AlarmRow {
  readonly name: string;
  readonly region: string;
  readonly account: string;
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: { readonly [name: string]: string };
  readonly statistic: string;
  readonly missingData: string;
}

/** A rule of S3, as a bucket or a custom resource has it. */
export interface PublishedRule {
  readonly id: string;
  readonly sourceBucket: string;
  readonly destinationBucket: string;
  readonly metrics: boolean;
}

/** Where each bucket of the templates is. */
export type BucketRegions = ReadonlyMap<string, string>;

export function alarmsOf(assembly: CloudAssembly): AlarmRow[] {
  return resourcesOf(assembly, 'AWS::CloudWatch::Alarm').map(({ stack, properties }) => {
    const { Namespace, MetricName, Dimensions, Statistic } = metricOf(properties);
    return {
      name: properties.AlarmName,
      region: stack.region,
      account: stack.account,
      namespace: Namespace,
      metric: MetricName,
      dimensions: Object.fromEntries(Dimensions.map(({ Name, Value }: any) => [Name, nameIn(stack, Value)])),
      statistic: Statistic,
      missingData: properties.TreatMissingData,
    };
  });
}

/** The metric of an alarm, or that of its expression. */
function metricOf(properties: any): any {
  const stat = properties.Metrics?.find(({ MetricStat }: any) => MetricStat !== undefined).MetricStat;
  return stat ? { ...stat.Metric, Statistic: stat.Stat } : properties;
}

export function bucketsOf(assembly: CloudAssembly): BucketRegions {
  return new Map(resourcesOf(assembly, 'AWS::S3::Bucket').map(({ stack, properties }) => [properties.BucketName, stack.region]));
}

/** The rules of the buckets, and those that custom resources put. */
export function rulesOf(assembly: CloudAssembly): PublishedRule[] {
  const ofBuckets = resourcesOf(assembly, 'AWS::S3::Bucket').flatMap(({ properties }) =>
    (properties.ReplicationConfiguration?.Rules ?? []).map(({ Id, Destination }: any): PublishedRule => ({
      id: Id,
      sourceBucket: properties.BucketName,
      destinationBucket: Destination.Bucket.split(':::')[1],
      metrics: Destination.Metrics?.Status === 'Enabled',
    })));
  const ofCustomResources = resourcesOf(assembly, 'Custom::BucketReplication').flatMap(({ properties }) => {
    const { Bucket, ReplicationConfiguration } = JSON.parse(textOf(properties.Create)).parameters;
    return ReplicationConfiguration.Rules.map(({ ID, Destination }: any): PublishedRule => ({
      id: ID,
      sourceBucket: Bucket,
      destinationBucket: Destination.Bucket.split(':::')[1],
      metrics: Destination.Metrics?.Status === 'Enabled',
    }));
  });
  return [...ofBuckets, ...ofCustomResources];
}

interface Found {
  readonly stack: DeployedStack;
  readonly properties: any;
}

function resourcesOf(assembly: CloudAssembly, type: string): Found[] {
  return stacksInDeployOrder(assembly).flatMap((stack) => Object.values(stack.template.Resources)
    .filter(({ Type }) => Type === type)
    .map(({ Properties }) => ({ stack, properties: Properties })));
}

/** A literal, or the name of the bucket of the same stack that a reference stands for. */
function nameIn({ template }: DeployedStack, value: any): string {
  return typeof value === 'string' ? value : template.Resources[value.Ref].Properties.BucketName;
}

function textOf(value: any): string {
  return typeof value === 'string' ? value
    : value['Fn::Join'][1].map((part: unknown) => (typeof part === 'string' ? part : 'reference')).join('');
}
