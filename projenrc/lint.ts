import type { awscdk, javascript } from 'projen';

const HARD_LIMIT_OF_A_FILE = 350;

/** What eslint reads. */
export const eslintOptions: javascript.EslintOptions = {
  dirs: ['src'],
  devdirs: ['test', 'examples', 'scripts'],
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
  separateProof(eslint);
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

/**
 * Which folders may know which. The proof judges what the constructs made and must not learn it from them; it and what
 * is built on it stand on templates alone, and of the constructs' folders none knows them.
 */
const MAY_IMPORT: { readonly [folder: string]: readonly string[] } = {
  proof: ['./proof'],
  simulator: ['./simulator', './proof', './internal/errors'],
  cli: ['./cli', './simulator', './proof', './internal/errors'],
};

function separateProof(eslint: javascript.Eslint): void {
  const readers = Object.keys(MAY_IMPORT);
  eslint.addOverride({
    files: ['src/**/*.ts'],
    rules: {
      'import/no-restricted-paths': ['error', {
        zones: [
          ...readers.map((folder) => ({
            target: `./src/${folder}`,
            from: './src',
            except: MAY_IMPORT[folder],
            message: 'what judges templates reads templates, never our constructs',
          })),
          {
            target: `./src/!(${readers.join('|')})/**/*`,
            from: readers.map((folder) => `./src/${folder}`),
            message: 'constructs know nothing of what judges them; the front door registers it',
          },
        ],
      }],
    },
  });
}
