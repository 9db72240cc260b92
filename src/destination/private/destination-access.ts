import { BucketEncryption } from 'aws-cdk-lib/aws-s3';
import type { ResourceEnvironment } from 'aws-cdk-lib/interfaces';
import type { ObjectEncryption } from '../../bucket/private/object-encryption';
import type { DestinationAccess } from '../../role/private/destination-policy';
import { findCoveringPrefixes } from '../../rules/private/covering-prefixes';
import type { PlannedRule } from '../../rules/private/planned-rule';
import type { TargetBucket } from '../../rules/private/replication-target';

/** What determines the permissions at a destination. */
export interface AccessInput {
  readonly env: ResourceEnvironment;
  readonly encryption: ObjectEncryption;
  /** The rules that serve the destination. */
  readonly rules: readonly PlannedRule[];
}

/** What the rules of a destination need there. */
export function computeDestinationAccess(
  { rules, env, encryption }: AccessInput,
  { bucketArn, ownerOverride }: TargetBucket,
): DestinationAccess {
  return {
    bucketArn,
    ownerOverride,
    region: env.region,
    prefixes: findCoveringPrefixes(rules),
    deleteMarkerPrefixes: findCoveringPrefixes(rules.filter((rule) => rule.deleteMarkers)),
    // a property of each object, not of the bucket: an upload may ask for one, and the other side may have them on
    bucketKeys: encryption.type !== BucketEncryption.DSSE,
  };
}
