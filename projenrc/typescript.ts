import type { awscdk } from 'projen';

/** All TypeScript that jsii does not compile. */
const DIRECTORIES = ['src', 'handlers', 'test', 'examples', 'scripts', 'projenrc'];

type TypeScriptOptions = Pick<awscdk.AwsCdkConstructLibraryOptions, 'tsconfigDevFile' | 'tsconfigDev'>;

/** One configuration for tests, examples, scripts, eslint and ts-jest; `tsconfig.json` is jsii's and covers `src`. */
export const typescriptOptions: TypeScriptOptions = {
  tsconfigDevFile: 'tsconfig.dev.json',
  tsconfigDev: {
    include: [...DIRECTORIES.map((directory) => `${directory}/**/*.ts`), '.projenrc.ts'],
    exclude: ['**/cdk.out'],
    compilerOptions: {
      // Examples import the package by its name, as a user does, and run against the sources.
      paths: { 'cdk-encrypted-replication': ['./src/index.ts'] },
    },
  },
};

export function configureTypeScript(project: awscdk.AwsCdkConstructLibrary): void {
  // projen's own pattern takes in the whole repository, build output and assemblies included.
  project.tsconfigDev.removeInclude('**/*.ts');
}
