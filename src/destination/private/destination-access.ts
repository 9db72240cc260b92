import { BucketEncryption } from 'aws-cdk-lib/aws-s3';
import type { DestinationAccess } from '../../role/private/role-statements';
import { findCoveringPrefixes } from '../../rules/private/planned-rule';
import type { TargetBucket } from '../../rules/private/planned-rule';
import type { DestinationInput } from './destination-strategy';

/** What the rules of a destination need there. */
export function computeDestinationAccess(
  { rules, env, encryption }: Pick<DestinationInput, 'rules' | 'env' | 'encryption'>,
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
