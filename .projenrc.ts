import { awscdk, javascript, typescript } from 'projen';
import { configureDependencies } from './projenrc/dependencies';
import { configureDocumentation } from './projenrc/documentation';
import { configureGitHub, gitHubOptions } from './projenrc/github';
import { configureJest, jestOptions } from './projenrc/jest';
import { configureLint, eslintOptions } from './projenrc/lint';
import { languageTargets } from './projenrc/names';
import { configureNpm } from './projenrc/npm';
import { configurePackage } from './projenrc/package';
import { configureRosetta } from './projenrc/rosetta';
import { configureScripts } from './projenrc/scripts';
import { configureTypeScript, typescriptOptions } from './projenrc/typescript';
import { CDK_CLI, CDK_FLOOR, CONSTRUCTS_FLOOR, JSII, NODE_FLOOR, TYPESCRIPT } from './projenrc/versions';

const name = 'cdk-encrypted-replication';

const project = new awscdk.AwsCdkConstructLibrary({
  name,
  description: 'Encrypted S3 Cross-Region Replication for the AWS CDK: keys, buckets, role and policies that fit each other',
  author: 'The cdk-encrypted-replication authors',
  authorAddress: `https://github.com/${name}`,
  authorOrganization: true,
  repositoryUrl: `https://github.com/${name}/${name}.git`,
  keywords: ['aws', 'aws-cdk', 's3', 'kms', 'replication', 'crr', 'multi-region', 'encryption', 'disaster-recovery'],
  license: 'Apache-2.0',
  copyrightOwner: 'The cdk-encrypted-replication authors',
  defaultReleaseBranch: 'main',

  cdkVersion: CDK_FLOOR,
  constructsVersion: CONSTRUCTS_FLOOR,
  cdkCliVersion: CDK_CLI,
  minNodeVersion: NODE_FLOOR,
  // The newest of the oldest line: eslint and jsii want a patched Node 20, users may be on the first.
  workflowNodeVersion: '20',
  jsiiVersion: JSII,
  typescriptVersion: TYPESCRIPT,
  packageManager: javascript.NodePackageManager.NPM,
  ...languageTargets(name),

  bin: { [name]: 'lib/cli/main.js' },

  projenrcTs: true,
  // tsx starts in a fraction of the time of ts-node; types are checked by a task of their own.
  runner: typescript.TypeScriptRunner.tsx(),
  // `src` and `test` are written by hand from the start.
  sampleCode: false,
  jestOptions,
  ...typescriptOptions,
  eslintOptions,

  ...gitHubOptions,
  npmTrustedPublishing: true,
});

configureDependencies(project);
configureGitHub(project);
configureJest(project);
configureLint(project);
configureNpm(project);
configurePackage(project);
configureRosetta(project);
configureScripts(project);
configureDocumentation(project);
configureTypeScript(project);

project.synth();
