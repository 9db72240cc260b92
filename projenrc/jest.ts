import type { awscdk } from 'projen';
import { javascript } from 'projen';

/**
 * How the suite runs.
 *
 * `isolatedModules` in tsconfig.dev.json makes ts-jest transpile only; `npm run typecheck` checks the types.
 */
export const jestOptions: javascript.JestOptions = {
  jestVersion: '^30',
  // A changed snapshot fails; `npx projen test:update` is the one way to accept it.
  updateSnapshot: javascript.UpdateSnapshot.NEVER,
  // A suite that finds no test has lost its tests.
  passWithNoTests: false,
  // Nobody reads it: the summary is on the terminal, machines use --json.
  junitReporting: false,
  jestConfig: {
    // Tests that depend on each other's order fail here, not later.
    randomize: true,
    // jest leaves one core idle by default, which on a two-core machine is half of it.
    maxWorkers: '100%',
    // Instrumented by babel: v8 would trace all of aws-cdk-lib in every worker.
    coverageProvider: 'babel',
    collectCoverageFrom: ['src/**/*.ts', 'handlers/**/*.ts'],
    coverageReporters: ['text-summary', 'lcov'],
    coverageThreshold: { lines: 100, branches: 100 },
    globalSetup: '<rootDir>/test/support/jest/bundle-handlers.ts',
    setupFiles: ['<rootDir>/test/support/jest/environment.ts'],
    moduleNameMapper: {
      '^cdk-encrypted-replication$': '<rootDir>/src/index.ts',
    },
    // Those need a server or a browser: `npm run test:server`, `npm run test:browser`.
    testPathIgnorePatterns: ['/node_modules/', '\\.(?:server|browser)\\.test\\.ts$'],
    // Assemblies and packages contain package.json files that jest's file map would take for modules of ours.
    modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/cdk.out'],
  },
  // The table of all files at 100 % is noise; `text-summary` above shows the totals.
  coverageText: false,
};

/** A passing test is no news: instead of jest's own reporter, beside which projen would put ours. */
export function configureJest(project: awscdk.AwsCdkConstructLibrary): void {
  (project.jest!.config as { reporters: string[] }).reporters = ['<rootDir>/test/support/jest/failures-reporter.js'];
}
