import type { awscdk } from 'projen';
import { CDK_CLI } from './versions';

/**
 * One bundled dependency, for the command line, which the constructs do not load; the rest is for development only. The
 * peers (aws-cdk-lib and constructs, caret as peer and exact for development) come from `cdkVersion` and
 * `constructsVersion`.
 */
export function configureDependencies(project: awscdk.AwsCdkConstructLibrary): void {
  // Bundled, as jsii wants it of what is not a jsii module itself.
  project.addBundledDeps('commander@^14');
  project.addDevDeps(
    // Types and tests of the handlers; deployed, they use the SDK that Lambda's runtime has.
    '@aws-sdk/client-s3-control@^3',
    // The schemas of the command line's output are tested with it.
    'ajv@^8',
    // `npm run smoke:package` and the documentation use the command line that can read our assemblies.
    `aws-cdk@${CDK_CLI}`,
    'cdk-nag@^3.0.2',
    // `scripts/bundle.ts` makes the files of the package with it.
    'esbuild@^0.28.2',
    'fast-check@^4',
    'tsx@^4',
    // The command line reads templates with it; `scripts/bundle.ts` puts it into a file of the package.
    'yaml@^2',
  );
}
