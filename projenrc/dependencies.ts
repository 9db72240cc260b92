import type { awscdk } from 'projen';
import { CDK_CLI } from './versions';

/**
 * For development only: what the command line uses of packages, `scripts/bundle.ts` puts into its files. The peers
 * (aws-cdk-lib and constructs, caret as peer and exact for development) come from `cdkVersion` and
 * `constructsVersion`.
 */
export function configureDependencies(project: awscdk.AwsCdkConstructLibrary): void {
  project.addDevDeps(
    // The scenarios for a real account, in the form that integ-runner runs.
    '@aws-cdk/integ-tests-alpha@^2.245.0-alpha.0',
    // Types and tests of the handlers, which use the SDK that Lambda's runtime has; `scripts/bundle.ts` puts what
    // `doctor` calls into a file of the package.
    '@aws-sdk/client-cloudwatch@^3',
    '@aws-sdk/client-iam@^3',
    '@aws-sdk/client-kms@^3',
    '@aws-sdk/client-organizations@^3',
    '@aws-sdk/client-s3@^3',
    '@aws-sdk/client-s3-control@^3',
    '@aws-sdk/client-sts@^3',
    '@aws-sdk/credential-providers@^3',
    'aws-sdk-client-mock@^4',
    // `npm run test:browser` looks at the report in Chromium and checks it for accessibility; neither is shipped.
    'axe-core@^4',
    'playwright-core@^1',
    // The command line reads its arguments with it; `scripts/bundle.ts` puts it into a file of the package.
    'commander@^14',
    // Spelling of the documentation and of names.
    'cspell@^9',
    // Writes JUnit reports (in a file of the package), and reads them in tests.
    'fast-xml-parser@^5',
    // The schemas of the command line's output are tested with it; the other has the whole schema of SARIF.
    'ajv@^8',
    '@microsoft/jest-sarif@^1.0.0-beta.0',
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
