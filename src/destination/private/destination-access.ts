import { coveringPrefixes } from '../../policy/private/object-patterns';
import type { DestinationAccess } from '../../role/private/destination-policy';
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
    bucketKeyEnabled: encryption.bucketKeyEnabled,
  };
}
