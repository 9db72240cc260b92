import type { awscdk } from 'projen';
import { CDK_CLI } from './versions';

/**
 * Everything here is for development only: the library has no runtime dependency, and its peers (aws-cdk-lib and
 * constructs, caret as peer and exact for development) come from `cdkVersion` and `constructsVersion`.
 */
export function configureDependencies(project: awscdk.AwsCdkConstructLibrary): void {
  project.addDevDeps(
    // `npm run smoke:package` and the documentation use the command line that can read our assemblies.
    `aws-cdk@${CDK_CLI}`,
    'cdk-nag@^3.0.2',
    'fast-check@^4',
    'tsx@^4',
  );
}
