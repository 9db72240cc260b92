import { Construct } from 'constructs';

/**
 * The feature flags that would change what our constructs synthesize.
 *
 * They are set below our own constructs, so that two apps with different flags get the same templates.
 */
const PINNED_FLAGS: Readonly<Record<string, boolean>> = {
  '@aws-cdk/aws-iam:minimizePolicies': true,
  '@aws-cdk/aws-lambda:createNewPoliciesWithAddToRolePolicy': false,
  '@aws-cdk/aws-lambda:useCdkManagedLogGroup': false,
  '@aws-cdk/aws-s3:publicAccessBlockedByDefault': true,
  '@aws-cdk/aws-s3:createDefaultLoggingPolicy': true,
  '@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy': true,
};

/** Must be called before the construct has children. */
export function pinFeatureFlags(scope: Construct): void {
  for (const [flag, value] of Object.entries(PINNED_FLAGS)) {
    scope.node.setContext(flag, value);
  }
}

/** Creates a construct for the library's resources inside a stack of the user's. */
export function createPinnedScope(scope: Construct, id: string): Construct {
  const pinned = new Construct(scope, id);
  pinFeatureFlags(pinned);
  return pinned;
}
