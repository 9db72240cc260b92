/**
 * Tests against a server: what is in `test/server`. Installs the server, which needs Python 3.10 or newer, on the first
 * run; each file of tests starts one of its own.
 *
 *     npm run test:server -- canary
 */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { installServer } from '../test/support/server/install';

installServer();
const { status } = spawnSync(process.execPath, [
  require.resolve('jest/bin/jest'),
  // before the options that take several values
  ...process.argv.slice(2),
  '--ci',
  '--coverage=false',
  '--reporters=default',
  '--testPathIgnorePatterns=/node_modules/',
  '--testMatch=**/*.server.test.ts',
], { cwd: resolve(__dirname, '..'), stdio: 'inherit' });
process.exitCode = status ?? 1;
