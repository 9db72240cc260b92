import { Stack } from 'aws-cdk-lib';
import { BucketEncryption, CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { ResourceEnvironment } from 'aws-cdk-lib/interfaces';
import type { Construct } from 'constructs';
import { parseBucketName } from '../../bucket/private/bucket-names';
import type { CalledServices } from '../../functions/private/check-network';
import type { Composition } from '../../internal/compose/compose';
import { requireReadableArn } from '../../key/private/readable-arn';
import type { PlannedProbe } from './plan-probes';

/** The source as the canary uses it. */
export interface CanarySource extends ResourceEnvironment {
  readonly bucketArn: string;
  readonly bucketName: string;
  readonly keyArn: string;
  readonly algorithm: string;
  readonly deletes: boolean;
}

/** A destination as the canary uses it. */
export interface CanaryDestination extends ResourceEnvironment {
  readonly id: string;
  readonly bucketArn: string;
  readonly bucketName: string;
  readonly keyArn: string;
  readonly crossAccount: boolean;
  readonly deletes: boolean;
  /** The prefixes of the objects that it gets. */
  readonly prefixes: readonly string[];
}

/** Where a canary writes. */
export function listPrefixes(probes: readonly PlannedProbe[]): string[] {
  return [...new Set(probes.map(({ prefix }) => prefix))];
}

/** What a canary watches. */
export interface CanaryParts {
  readonly source: CanarySource;
  readonly destinations: readonly CanaryDestination[];
}

/** The services that the function calls, by Region. It asks KMS nothing about a key of another account. */
export function listCalledServices({ source, destinations }: CanaryParts): CalledServices {
  const called = new Map([[source.region, ['s3', 'kms', 'monitoring']]]);
  for (const { region, crossAccount } of destinations) {
    const services = ['s3', ...(crossAccount ? [] : ['kms'])];
    called.set(region, [...new Set([...called.get(region) ?? [], ...services])]);
  }
  return called;
}

/** What of a replication the canary touches. */
export function collectParts(
  { plan, bound, source, sourceKey }: Composition,
  probes: readonly PlannedProbe[],
  scope: Construct,
): CanaryParts {
  const { account, region } = plan.placement.stack;
  return {
    source: {
      account,
      region,
      bucketArn: source.policyArn,
      bucketName: findName(source.policyArn, source.bucket),
      keyArn: sourceKey.keyArn,
      algorithm: plan.settings.encryption.type === BucketEncryption.DSSE ? 'aws:kms:dsse' : 'aws:kms',
      deletes: !isLocked(source.cfnBucket),
    },
    destinations: [...bound].flatMap(([{ id, env, crossAccount }, { target, replica }]) => {
      if (crossAccount) {
        requireReadableArn(target.keyArn, replica.key, Stack.of(scope), scope);
      }
      const prefixes = listPrefixes(probes.filter((probe) => probe.destinations.includes(id)));
      return prefixes.length === 0 ? [] : [{
        id,
        ...env,
        crossAccount,
        prefixes,
        bucketArn: target.bucketArn,
        bucketName: findName(target.bucketArn, replica.bucket),
        keyArn: target.keyArn,
        deletes: !crossAccount && !replica._protected && isUnlocked(replica.bucket),
      }];
    }),
  };
}

/** A literal where the ARN is one. */
function findName(arn: string, bucket: IBucket): string {
  return parseBucketName(arn) ?? (bucket.node.defaultChild as CfnBucket).ref;
}

/** A bucket of this app without a lock on each version; of others the library knows nothing. */
function isUnlocked({ node: { defaultChild } }: IBucket): boolean {
  return CfnBucket.isCfnBucket(defaultChild) && !isLocked(defaultChild);
}

/** A default retention keeps every version until it ends. */
function isLocked(bucket: CfnBucket): boolean {
  const configuration: unknown = Stack.of(bucket).resolve(bucket.objectLockConfiguration);
  return JSON.stringify(configuration ?? {}).includes('"rule"');
}
