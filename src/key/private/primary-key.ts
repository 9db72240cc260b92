import { CrossStackReferences, ReferenceStrength, Tags } from 'aws-cdk-lib';
import type { CfnResource, Duration } from 'aws-cdk-lib';
import type { PolicyDocument } from 'aws-cdk-lib/aws-iam';
import { CfnKey } from 'aws-cdk-lib/aws-kms';
import { requireRemovalPolicy } from '../../internal/input/removal-policy';
import { createAccountPrincipal } from '../../internal/policy/principals';
import { requireRegion } from '../../internal/topology/regions';
import type { KeyOptions } from '../key-options';
import type { ReplicationKey } from '../replication-key';
import { createKeyPolicy } from './key-policy';
import { requirePendingWindow, requireRotationPeriod } from './key-validation';

/** What a key that is not a replica is created from. */
export interface PrimaryKeyInput extends KeyOptions {
  readonly multiRegion: boolean;
  readonly enableKeyRotation?: boolean;
  readonly rotationPeriod?: Duration;
  readonly allowedReplicaRegions?: readonly string[];
}

/** The resource of a key that is not a replica, and its policy. */
export interface PrimaryKey {
  readonly resource: CfnKey;
  readonly policy: PolicyDocument;
}

/** Creates an `AWS::KMS::Key`: symmetric, for encryption, with rotation. */
export function createPrimaryKey(key: ReplicationKey, input: PrimaryKeyInput): PrimaryKey {
  requireRegion(key.env.region, 'the key', key);
  const rotation = input.enableKeyRotation ?? true;
  const policy = createKeyPolicy({
    account: createAccountPrincipal(key.env),
    admins: input.admins ?? [],
    replicaRegions: input.allowedReplicaRegions,
    extra: input.policyStatements ?? [],
  });
  const resource = new CfnKey(key, 'Resource', {
    description: input.description,
    multiRegion: input.multiRegion,
    enableKeyRotation: rotation,
    rotationPeriodInDays: requireRotationPeriod(input.rotationPeriod, rotation, key),
    pendingWindowInDays: requirePendingWindow(input.pendingWindow, key),
    keyPolicy: policy,
  });
  return { resource, policy };
}

/** Applies what primary, replica and single-Region keys have in common once they have their ARN. */
export function finishKey(key: ReplicationKey, resource: CfnResource, options: KeyOptions): void {
  resource.applyRemovalPolicy(requireRemovalPolicy(options.removalPolicy, key));
  CrossStackReferences.of(resource).produce(ReferenceStrength.WEAK);
  for (const alias of new Set(options.aliases)) {
    key.addAlias(alias);
  }
  for (const [name, value] of Object.entries(options.tags ?? {})) {
    Tags.of(key).add(name, value);
  }
}
