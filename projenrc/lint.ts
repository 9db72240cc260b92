import { posix } from 'node:path';
import type { awscdk, javascript } from 'projen';
import { ZONES } from './zones';

const { join } = posix;

const HARD_LIMIT_OF_A_FILE = 250;

/** What eslint reads. */
export const eslintOptions: javascript.EslintOptions = {
  dirs: ['src'],
  devdirs: ['handlers', 'test', 'examples', 'scripts'],
  // One program for everything; the project service would look for a tsconfig.json in each directory.
  projectService: false,
  tsconfigPath: './tsconfig.dev.json',
  ignorePatterns: ['*.js', '*.d.ts', 'node_modules/', 'coverage', 'cdk.out', '/lib', '/dist'],
  // `npm test` reports and changes nothing: a build that repairs its input hides the fault.
  commandOptions: { fix: false },
};

/** The house rules that a machine can check. */
export function configureLint(project: awscdk.AwsCdkConstructLibrary): void {
  const eslint = project.eslint!;
  eslint.addRules({
    '@stylistic/max-len': ['error', {
      code: 120,
      ignoreUrls: true,
      // An error message is easier to search for in one piece.
      ignoreStrings: true,
      ignoreTemplateLiterals: true,
      ignoreRegExpLiterals: true,
    }],
    'import/order': ['error', {
      groups: ['builtin', 'external', 'internal', 'parent', 'sibling', 'index'],
      alphabetize: { order: 'asc', caseInsensitive: true },
    }],
    'no-restricted-imports': ['error', {
      paths: [{ name: 'aws-cdk-lib/core', message: 'import from aws-cdk-lib, whose surface is stable' }],
      patterns: [{ group: ['aws-cdk-lib/*/lib/*', '!aws-cdk-lib/*/lib/*.json'], message: 'not a public module' }],
    }],
  });
  limitSources(eslint);
  allowBundled(eslint);
  separateZones(eslint);
}

function limitSources(eslint: javascript.Eslint): void {
  eslint.addOverride({
    files: ['src/**/*.ts', 'projenrc/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: HARD_LIMIT_OF_A_FILE }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
    },
  });
  eslint.addOverride({
    files: ['src/**/*.ts'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      'import/no-default-export': 'error',
      'no-restricted-syntax': ['error', {
        selector: "BinaryExpression[operator='instanceof']",
        message: 'an app may hold two copies of a library; ask a symbol or a static isXxx() instead',
      }],
    },
  });
}

/** What `scripts/bundle.ts` puts into a file of the package is a dependency of nobody who installs it. */
function allowBundled(eslint: javascript.Eslint): void {
  eslint.addOverride({
    files: ['src/cli/program.ts', 'src/cli/command-options.ts', 'src/cli/input/templates/yaml-*.ts', 'src/cli/doctor/sdk.ts'],
    rules: { 'import/no-extraneous-dependencies': 'off' },
  });
}

/** One zone of the rule for each folder: what it may not import, and what the folders around it may not either. */
function separateZones(eslint: javascript.Eslint): void {
  eslint.addOverride({
    files: ['src/**/*.ts'],
    rules: {
      'import/no-restricted-paths': ['error', {
        zones: ZONES.map(({ folder, mayImport }) => ({
          // files that stand in no folder of their own are named by a pattern, which a folder inside is no match of
          target: `./src/${isParent(folder) ? join(folder, '*.ts') : folder}`,
          from: ZONES.map(({ folder: other }) => other)
            .filter((other) => other !== folder && !mayImport.includes(other))
            .map((other) => `./src/${isParent(other) ? join(other, '*.ts') : join(other, '**/*')}`),
          message: `${folder || 'the front door'} may import ${mayImport.join(', ') || 'nothing of ours'} (projenrc/zones.ts)`,
        })),
      }],
    },
  });
}

/** Whether the table has folders inside of this one. */
function isParent(folder: string): boolean {
  return ZONES.some(({ folder: other }) => other !== folder && (folder === '' || other.startsWith(`${folder}/`)));
}
