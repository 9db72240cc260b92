/**
 * Tests in a browser: what is in `test/browser`. Installs Debian's Chromium where there is none and this is root; says
 * what to do elsewhere.
 *
 *     npm run test:browser
 *     npm run test:browser -- --pictures      writes docs/images/report-*.png anew; look at them
 */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { installChromium } from '../test/support/browser/install';

const given = process.argv.slice(2);
installChromium();

const { status } = spawnSync(process.execPath, [
  resolve(__dirname, '../node_modules/jest/bin/jest.js'),
  '--ci', '--coverage=false', '--maxWorkers=1',
  '--testPathIgnorePatterns=/node_modules/',
  '--testMatch=**/*.browser.test.ts',
  ...given.filter((each) => each !== '--pictures'),
], {
  cwd: resolve(__dirname, '..'),
  stdio: 'inherit',
  env: { ...process.env, ...(given.includes('--pictures') ? { WRITE_PICTURES: 'true' } : {}) },
});
process.exitCode = status ?? 1;
