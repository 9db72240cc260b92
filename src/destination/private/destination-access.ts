import { BucketEncryption } from 'aws-cdk-lib/aws-s3';
import type { DestinationAccess } from '../../role/private/destination-policy';
import { coveringPrefixes } from '../../rules/private/covering-prefixes';
import type { DestinationInput } from './destination-kind';

/** What the rules of a destination need there. */
export function accessOf(
  input: Pick<DestinationInput, 'rules' | 'env' | 'encryption'>,
  target: Pick<DestinationAccess, 'bucketArn' | 'keyArn' | 'ownerOverride'>,
): DestinationAccess {
  const { rules, env, encryption } = input;
  return {
    ...target,
    region: env.region,
    prefixes: coveringPrefixes(rules),
    deleteMarkerPrefixes: coveringPrefixes(rules.filter((rule) => rule.deleteMarkers)),
    // of each object, not of a bucket: an upload may ask for one, and the other side may have them on
    bucketKeys: encryption.type !== BucketEncryption.DSSE,
  };
}
